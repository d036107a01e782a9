import { describe, expect, it } from 'vitest';
import { keysOf } from './keys.ts';
import { emptyLine, pressKey, type LineEditor, type LineKey, type LineRequest } from './line-editor.ts';

const HISTORY = ['flask db init', 'flask db upgrade', 'ls migrations'];

/** Types as a terminal would hear it, and remembers what was asked for. */
function type(data: string, from: LineEditor = emptyLine, history = HISTORY): { line: LineEditor; requests: LineRequest[] } {
  return press(keysOf(data), from, history);
}

function press(keys: readonly LineKey[], from: LineEditor, history = HISTORY) {
  const requests: LineRequest[] = [];
  let line = from;
  for (const key of keys) {
    const step = pressKey(line, key, history);
    line = step.state;
    if (step.request !== undefined) requests.push(step.request);
  }
  return { line, requests };
}

/** The line with a bar where the cursor stands. */
const shown = (line: LineEditor) => `${line.text.slice(0, line.cursor)}|${line.text.slice(line.cursor)}`;

describe('editing a line', () => {
  it('inserts at the cursor', () => {
    expect(shown(type('fsk\x1b[D\x1b[Dla').line)).toBe('fla|sk');
  });

  it('goes to both ends with Home, End, Ctrl-A and Ctrl-E', () => {
    expect(shown(type('flask\x01').line)).toBe('|flask');
    expect(shown(type('flask\x1b[H\x05').line)).toBe('flask|');
  });

  it('goes word by word', () => {
    expect(shown(type('flask db upgrade\x1b[1;5D').line)).toBe('flask db |upgrade');
    expect(shown(type('flask db upgrade\x01\x1bf\x1bf').line)).toBe('flask db| upgrade');
  });

  it('takes a whole emoji, flag or accented letter as one character', () => {
    expect(shown(type('a👩‍👩‍👧\x7f').line)).toBe('a|');
    expect(shown(type('🇫🇷x\x1b[D\x1b[D').line)).toBe('|🇫🇷x');
    expect(shown(type('é!\x1b[D\x7f').line)).toBe('|!');
  });

  it('kills and puts back', () => {
    expect(shown(type('flask db upgrade\x17').line)).toBe('flask db |');
    expect(shown(type('flask db\x01\x0b').line)).toBe('|');
    expect(shown(type('flask db\x15ls \x19').line)).toBe('ls flask db|');
  });

  it('swaps two letters with Ctrl-T', () => {
    expect(shown(type('flaks\x14').line)).toBe('flask|');
  });

  it('swallows keys that it does not know', () => {
    expect(shown(type('a\x1b[15~\x1b[6~b').line)).toBe('ab|');
  });
});

describe('the history', () => {
  it('goes back and forth, and gives the own line back', () => {
    const line = type('cat \x1b[A\x1b[A').line;
    expect(shown(line)).toBe('flask db upgrade|');
    expect(shown(type('\x1b[B\x1b[B', line).line)).toBe('cat |');
    expect(shown(type('\x1b[B\x1b[B\x1b[B', line).line)).toBe('cat |');
  });

  it('stops at the oldest line', () => {
    expect(shown(type('\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A').line)).toBe('flask db init|');
  });

  it('searches backwards, older with another Ctrl-R, and says when nothing matches', () => {
    const line = type('\x12db').line;
    expect(line.text).toBe('flask db upgrade');
    expect(type('\x12', line).line.text).toBe('flask db init');
    expect(type('\x12\x12', line).line.search?.found).toBeUndefined();
  });

  it('takes the found line with any other key and gives the old one back with Escape', () => {
    expect(type('\x12init\r').requests).toEqual([{ type: 'run', line: 'flask db init' }]);
    expect(shown(type('cat\x12init\x07').line)).toBe('cat|');
    expect(shown(type('\x12upg\x1b[C').line)).toBe('flask db up|grade'.replace('up|', 'u|p'));
  });
});

describe('entering', () => {
  it('runs the line and clears it', () => {
    const { line, requests } = type('flask db upgrade\r');
    expect(requests).toEqual([{ type: 'run', line: 'flask db upgrade' }]);
    expect(line).toMatchObject({ text: '', busy: true, queue: [] });
  });

  it('keeps a line that is entered while another runs, and runs it afterwards', () => {
    const { line, requests } = type('ls\rpwd\r');
    expect(requests).toEqual([{ type: 'run', line: 'ls' }]);
    expect(line.queue).toEqual(['pwd']);
    expect(press([{ type: 'ended' }], line).requests).toEqual([{ type: 'run', line: 'pwd' }]);
  });

  it('runs pasted lines one by one and leaves the unfinished one at the prompt', () => {
    const { line, requests } = type('\x1b[200~flask db init\nflask db migrate\r\nflask db up\x1b[201~');
    expect(requests).toEqual([{ type: 'run', line: 'flask db init' }]);
    expect(line).toMatchObject({ queue: ['flask db migrate'], text: 'flask db up' });
  });

  it('pastes a single line without running it', () => {
    const { line, requests } = type('cat \x1b[200~app.py\x1b[201~');
    expect(shown(line)).toBe('cat app.py|');
    expect(requests).toEqual([]);
  });

  it('abandons the line with Ctrl-C, or stops what runs and forgets what waits', () => {
    expect(type('flask\x03').requests).toEqual([{ type: 'abandon' }]);
    const { line, requests } = type('ls\rpwd\r\x03');
    expect(requests.at(-1)).toEqual({ type: 'stop' });
    expect(line.queue).toEqual([]);
  });

  it('replaces the line by a suggested one without running it', () => {
    expect(press([{ type: 'suggest', text: 'flask db upgrade 9d80' }], type('ls').line)).toMatchObject({
      line: { text: 'flask db upgrade 9d80', cursor: 21 },
      requests: [],
    });
  });
});

describe('completing', () => {
  const answer = (line: string, start: number, candidates: string[]): LineKey => ({ type: 'complete', line, start, candidates });

  it('asks, and fills in the only candidate with a space behind it', () => {
    const { line, requests } = type('flask db upg\t');
    expect(requests).toEqual([{ type: 'complete', line: 'flask db upg', cursor: 12 }]);
    expect(shown(press([answer('flask db upg', 9, ['upgrade'])], line).line)).toBe('flask db upgrade |');
  });

  it('puts no space behind a folder', () => {
    expect(shown(press([answer('cat mig', 4, ['migrations/'])], type('cat mig').line).line)).toBe('cat migrations/|');
  });

  it('fills in what the candidates share, and lists them on the second Tab', () => {
    const first = press([{ type: 'tab' }, answer('cat m', 4, ['models.py', 'more.py'])], type('cat m').line);
    expect(shown(first.line)).toBe('cat mo|');
    const more = answer('cat mo', 4, ['models.py', 'more.py']);
    const second = press([{ type: 'tab' }, more, { type: 'tab' }, more], first.line);
    expect(second.requests.at(-1)).toEqual({ type: 'list', candidates: ['models.py', 'more.py'] });
  });

  it('ignores an answer to a line that is no longer there', () => {
    expect(shown(press([answer('flask', 0, ['flask-migrate'])], type('flas').line).line)).toBe('flas|');
  });
});
