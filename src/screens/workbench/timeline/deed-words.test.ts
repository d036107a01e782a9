import { expect, test } from 'vitest';
import { environmentOf } from '../../../domain/deeds.ts';
import { emptyTree } from '../../../domain/file-tree.ts';
import { addPoint, beginTimeline, type Deed, nameAt, standAt } from '../../../domain/timeline.ts';
import { workspaceFrom } from '../../../domain/workspace.ts';
import { arrivalWords, deedInPlace, deedWords } from './deed-words.ts';

const world = workspaceFrom(emptyTree);
const ran = (line: string): Deed => ({ type: 'command', environment: 'production', line, code: 0 });

test.each<[Deed, string]>([
  [{ type: 'beginning' }, 'The beginning'],
  [ran('flask db downgrade'), 'flask db downgrade, Production'],
  [{ type: 'edit', environment: 'dev-a', path: 'models.py' }, 'Edited models.py, Developer A'],
  [{ type: 'path', environment: 'dev-b', did: 'deleted', path: 'seed.py' }, 'Deleted seed.py, Developer B'],
  [{ type: 'path', environment: 'dev-b', did: 'created', path: 'note.txt' }, 'Created note.txt, Developer B'],
  [{ type: 'path', environment: 'dev-b', did: 'createdFolder', path: 'docs' }, 'Created the folder docs, Developer B'],
  [{ type: 'path', environment: 'dev-b', did: 'renamed', path: 'a.py', to: 'b.py' }, 'Renamed a.py to b.py, Developer B'],
  [{ type: 'files', environment: 'dev-b', words: 'Deleted seed.py' }, 'Deleted seed.py, Developer B'],
  [{ type: 'world', words: undefined }, 'Started over'],
  [{ type: 'sql', environment: 'ci', path: 'app.db', sql: 'DELETE FROM users\n  WHERE id = 1' }, 'SQL in app.db: DELETE FROM users WHERE id = 1, CI'],
  [{ type: 'world', words: 'Opened shop.zip' }, 'Opened shop.zip'],
])('%j is called %j', (deed, words) => {
  expect(deedInPlace(deed)).toBe(words);
});

test('a line of several is told in one', () => {
  expect(deedWords(ran('python -c "\nprint(1)\n"'))).toBe('python -c " print(1) "');
  expect([environmentOf(ran('ls')), environmentOf({ type: 'beginning' })]).toEqual(['production', undefined]);
});

test('on arrival it is said how far along the branch that is, what was done and where, and how it is called', () => {
  let timeline = beginTimeline(world, 0);
  for (const line of ['flask db upgrade', 'flask db downgrade']) timeline = addPoint(timeline, { at: 1, deed: ran(line), workspace: world, shown: {} });
  timeline = standAt(nameAt(timeline, 1, 'before the loss'), 1);
  expect(arrivalWords(timeline)).toBe('At point 2 of 3, before the loss: flask db upgrade, Production');
  const forked = addPoint(timeline, { at: 2, deed: ran('ls'), workspace: world, shown: {} });
  expect(arrivalWords(forked)).toBe('At point 3 of 3: ls, Production');
});
