import type { UtilityCall } from './utility.ts';

/** `test EXPRESSION` and `[ EXPRESSION ]`: files, texts and numbers; 0 true, 1 false, 2 for what is no expression. */
export function testCommand(call: UtilityCall): number {
  const args = [...call.args];
  if (call.name === '[' && args.pop() !== ']') {
    call.complain("missing `]'");
    return 2;
  }
  const [first, operator, second] = args;
  if (first === '!') return flip(testCommand({ ...call, name: 'test', args: args.slice(1) }));
  if (args.length === 0) return 1;
  if (args.length === 1) return Number(first === '');
  if (args.length === 2) return unary(call, first ?? '', operator ?? '');
  if (args.length === 3) return binary(call, first ?? '', operator ?? '', second ?? '');
  call.complain('too many arguments');
  return 2;
}

function unary(call: UtilityCall, operator: string, operand: string): number {
  const place = () => call.place(operand);
  const folder = () => place().type === 'folder' || place().type === 'outer-folder';
  const file = () => place().type === 'file';
  switch (operator) {
    case '-n':
      return Number(operand === '');
    case '-z':
      return Number(operand !== '');
    case '-e':
    case '-r':
    case '-w':
      return Number(!folder() && !file() && place().type !== 'null-device');
    case '-f':
      return Number(!file());
    case '-d':
    case '-x':
      return Number(!folder());
    case '-s': {
      const found = place();
      return Number(!(folder() || (found.type === 'file' && found.bytes.length > 0)));
    }
    default:
      call.complain(`${operator}: unary operator expected`);
      return 2;
  }
}

function binary(call: UtilityCall, left: string, operator: string, right: string): number {
  if (operator === '=' || operator === '==') return Number(left !== right);
  if (operator === '!=') return Number(left === right);
  const compare = NUMBERS.get(operator);
  if (compare === undefined) {
    call.complain(`${operator}: binary operator expected`);
    return 2;
  }
  const wrong = [left, right].find((text) => !/^\s*[-+]?\d+\s*$/.test(text));
  if (wrong !== undefined) {
    call.complain(`${wrong}: integer expression expected`);
    return 2;
  }
  return Number(!compare(Number(left), Number(right)));
}

const NUMBERS = new Map<string, (a: number, b: number) => boolean>([
  ['-eq', (a, b) => a === b],
  ['-ne', (a, b) => a !== b],
  ['-lt', (a, b) => a < b],
  ['-le', (a, b) => a <= b],
  ['-gt', (a, b) => a > b],
  ['-ge', (a, b) => a >= b],
]);

function flip(code: number): number {
  return code > 1 ? code : 1 - code;
}
