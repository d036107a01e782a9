import { lessonContract } from './node-lesson-contract.ts';

// The others are in postgresql-locks.engine.test.ts, so that they run side by side.
lessonContract('on PostgreSQL', (number) => number <= 33);
