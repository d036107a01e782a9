import { describe, expect, it } from 'vitest';
import { pinsOn, recordedIn, type Recorded } from './pins.ts';

const shown = ['bbbb', 'aaaa', 'base'];
const at = (...revisions: string[]): Recorded => ({ type: 'at', revisions });
const none: Recorded = { type: 'none' };
const schema = (revisions: readonly string[] | undefined) => ({ type: 'schema', schema: { tables: [], views: [], revisions } }) as const;

describe('where a database stands', () => {
  it('is what its alembic_version holds', () => {
    expect(recordedIn({ path: 'app.db', view: schema(['aaaa']) })).toEqual(at('aaaa'));
    expect(recordedIn({ path: 'app.db', view: schema([]) })).toEqual(at());
  });

  it('is not recorded without a database or without that table', () => {
    expect(recordedIn({ path: undefined, view: undefined })).toEqual(none);
    expect(recordedIn({ path: 'app.db', view: schema(undefined) })).toEqual(none);
  });

  it('is not known while it is read, or when it cannot be', () => {
    expect(recordedIn({ path: 'app.db', view: undefined }).type).toBe('reading');
    expect(recordedIn({ path: 'app.db', view: { type: 'error', message: 'not a database' } }).type).toBe('unreadable');
  });
});

describe('pins on one graph', () => {
  it('stand at the revisions that it shows', () => {
    const pins = pinsOn(shown, { 'dev-a': at('bbbb'), 'dev-b': at('aaaa'), ci: at('bbbb'), production: at() });
    expect([...pins.at]).toEqual([
      ['bbbb', ['dev-a', 'ci']],
      ['aaaa', ['dev-b']],
      ['base', ['production']],
    ]);
    expect(pins.elsewhere).toEqual([]);
  });

  it('leave out who stands elsewhere, nowhere, or where nobody can read', () => {
    const pins = pinsOn(shown, { 'dev-a': at('bbbb', 'ffff'), 'dev-b': none, ci: { type: 'unreadable' }, production: at('abc123') });
    expect([...pins.at]).toEqual([['bbbb', ['dev-a']]]);
    expect(pins.elsewhere).toEqual([
      { environment: 'dev-a', revisions: ['ffff'] },
      { environment: 'production', revisions: ['abc123'] },
    ]);
    expect(pins.unrecorded).toEqual(['dev-b']);
    expect(pins.unreadable).toEqual(['ci']);
  });
});
