-- A few people, so that a migration has rows to keep: npx prisma db execute --file prisma/seed.sql
INSERT OR IGNORE INTO users (email) VALUES ('ada@example.org'), ('lin@example.org'), ('sam@example.org');
