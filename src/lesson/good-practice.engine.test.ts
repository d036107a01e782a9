import { lessonContract } from './node-lesson-contract.ts';

lessonContract('good practice');
