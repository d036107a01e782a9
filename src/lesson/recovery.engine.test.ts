import { lessonContract } from './node-lesson-contract.ts';

lessonContract('recovery');
