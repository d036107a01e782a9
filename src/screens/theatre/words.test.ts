import { describe, expect, it } from 'vitest';
import type { PlayerState } from '../../scenario/player.ts';
import type { Script } from '../../scenario/script.ts';
import { announcement, errorWords, healthOf } from './words.ts';

const step = (title: string): Script['steps'][number] => ({ title, narration: '', note: '', actions: [], mustHold: [], evidence: [], at: 1 });
const script: Script = { id: 'x', title: 'A play', summary: '', order: 1, minutes: 1, environments: ['dev-a'], health: '/health', project: 'shop', pipeline: false, introduction: '', preparation: [], steps: [step('A begins'), step('B ends')] };
const at = (doing: PlayerState['doing'], position: number): Pick<PlayerState, 'doing' | 'position' | 'records'> => ({ doing, position, records: [] });
const app = { environment: 'dev-a', body: '', error: undefined, log: '' } as const;

describe('what a screen reader is told', () => {
  it('names the step that runs, and the one that has ended', () => {
    expect(announcement(at({ type: 'checking', step: 1 }, 1), script)).toBe('Step 2 of 2: B ends. Running.');
    expect(announcement(at({ type: 'paused' }, 1), script)).toBe('Step 1 of 2: A begins. Done.');
    expect(announcement(at({ type: 'finished' }, 2), script)).toBe('Step 2 of 2: B ends. Done. The scenario has ended.');
  });

  it('says where the script was left and which step failed', () => {
    expect(announcement(at({ type: 'left' }, 1), script)).toBe('You left the script at step 1.');
    expect(announcement(at({ type: 'failed', failure: { step: 1, at: 9, sentence: '' } }, 1), script)).toBe('Step 2 of 2: B ends. It failed.');
  });

  it('stays the same from the first action of a step to its checks, so that it is said once', () => {
    const action = { type: 'write', environment: 'dev-a', at: 1, path: 'a', text: '' } as const;
    const said = (['announced', 'acting', 'shown'] as const).map((phase) => announcement(at({ type: 'running', step: 0, action, phase }, 0), script));
    expect(new Set([...said, announcement(at({ type: 'checking', step: 0 }, 0), script)]).size).toBe(1);
  });
});

describe("an application's health", () => {
  it('is told apart by what it answered, or that nothing did', () => {
    expect(healthOf({ ...app, status: 200 })).toEqual({ ok: true, words: 'app runs' });
    expect(healthOf({ ...app, status: 500 })).toEqual({ ok: false, words: 'app crashes' });
    expect(healthOf({ ...app, status: 404 })).toEqual({ ok: false, words: 'app answers 404' });
    expect(healthOf({ ...app, status: undefined })).toEqual({ ok: false, words: 'app does not start' });
  });

  it('is told without the names of modules', () => {
    expect(errorWords('sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) no such column: users.phone')).toBe('OperationalError: no such column: users.phone');
    expect(errorWords("ImportError: cannot import name 'Phone'")).toBe("ImportError: cannot import name 'Phone'");
    expect(errorWords('curl: (7) Failed to connect')).toBe('curl: (7) Failed to connect');
    expect(errorWords('it just stopped')).toBe('it just stopped');
  });
});
