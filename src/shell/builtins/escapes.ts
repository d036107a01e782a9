const SIMPLE = new Map([
  ['a', 7], ['b', 8], ['e', 27], ['E', 27], ['f', 12], ['n', 10], ['r', 13], ['t', 9], ['v', 11], ['\\', 92],
]);

/** Text with `\n`, `\t`, `\x41`, `\u00e9` and octal escapes resolved. `\c` ends all output. */
export function unescapeText(text: string, style: 'echo' | 'printf'): { readonly bytes: Uint8Array; readonly ended: boolean } {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  let at = 0;
  const put = (plain: string) => {
    for (const byte of encoder.encode(plain)) bytes.push(byte);
  };
  while (at < text.length) {
    const slash = text.indexOf('\\', at);
    if (slash === -1 || slash === text.length - 1) {
      put(text.slice(at));
      break;
    }
    put(text.slice(at, slash));
    const letter = text.charAt(slash + 1);
    if (letter === 'c') return { bytes: new Uint8Array(bytes), ended: true };
    const rest = text.slice(slash + 1);
    const octal = (style === 'echo' ? /^0([0-7]{0,3})/ : /^([0-7]{1,3})/).exec(rest);
    const hex = /^x([0-9A-Fa-f]{1,2})/.exec(rest);
    const unicode = /^(?:u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8}))/.exec(rest);
    const simple = SIMPLE.get(letter) ?? (style === 'printf' && (letter === '"' || letter === "'") ? letter.charCodeAt(0) : undefined);
    at = slash + 2;
    if (octal !== null) {
      bytes.push(Number.parseInt(octal[1] === '' ? '0' : (octal[1] ?? '0'), 8) & 255);
      at = slash + 1 + octal[0].length;
    } else if (hex !== null) {
      bytes.push(Number.parseInt(hex[1] ?? '0', 16));
      at = slash + 1 + hex[0].length;
    } else if (unicode !== null) {
      const code = Number.parseInt(unicode[1] ?? unicode[2] ?? '0', 16);
      put(code > 0x10ffff ? '' : String.fromCodePoint(code));
      at = slash + 1 + unicode[0].length;
    } else if (simple !== undefined) bytes.push(simple);
    else put(`\\${letter}`);
  }
  return { bytes: new Uint8Array(bytes), ended: false };
}
