import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Each environment may name a database of its own.
  datasource: { url: process.env['DATABASE_URL'] ?? 'file:./dev.db' },
});
