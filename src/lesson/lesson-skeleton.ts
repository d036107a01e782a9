import { lessonParts } from './lesson.ts';
import { twoDigits } from './read-course.ts';

/** Why something cannot be a lesson's folder; undefined when it can. */
export function folderProblem(folder: string, taken: readonly string[]): string | undefined {
  const [, number] = /^(\d\d)-[a-z0-9]+(?:-[a-z0-9]+)*$/.exec(folder) ?? [];
  if (number === undefined) return `Expected two digits and a name of small letters, digits and hyphens, such as: 07 two-heads. There is "${folder.replace('-', ' ')}".`;
  const other = taken.find((each) => each.startsWith(`${number}-`));
  return other === undefined ? undefined : `There is a lesson ${number} already: lessons/${other}. Choose another number.`;
}

/**
 * The files of a lesson that can be read and played, to be written over.
 *
 * @param before the lesson after whose end it begins; undefined for the starter project
 */
export function lessonSkeleton(folder: string, before: number | undefined): Readonly<Record<string, string>> {
  const words = folder.slice(3).replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return {
    'lesson.md': `---
title: ${title}
part: basics    # ${lessonParts.join(', ')}
minutes: 5
teaches:
  - Say in a sentence what one can do afterwards.
remember: One line that is worth remembering.
environments: [dev-a]
begins: ${before === undefined ? 'starter' : `after ${twoDigits(before)}`}
---

What this is about, and why it matters, in a few plain sentences.

## Write a note

Say what is to be done. Then how it is known that it is done: a check of the world, never of what was typed.

\`\`\`holds
- file: notes.txt
  in: dev-a
  has: hello
\`\`\`

### Hints

1. The files of Developer A.
2. Write the word hello into a new file.
3. \`echo hello > notes.txt\`

### Solution

\`\`\`dev-a
echo hello > notes.txt
\`\`\`

### Afterwards

What happened, in a sentence:

\`\`\`console dev-a
$ cat notes.txt
hello
\`\`\`
`,
    'wrong/another-word.md': `---
task: Write a note
---

Why somebody would do that.

\`\`\`dev-a
echo bye > notes.txt
\`\`\`

\`\`\`told
Developer A has notes.txt without “hello”. It should have that in it.
\`\`\`
`,
  };
}
