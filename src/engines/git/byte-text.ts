/*
 * Git compares bytes, not characters. Where file contents are cut into lines and put together again they are held as
 * "byte text": a string with one character for each byte, which loses nothing whatever the encoding.
 */

/** Bytes as byte text. */
export function byteText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** Byte text as bytes. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Ordinary text as the bytes of its UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** UTF-8 bytes as ordinary text; bytes that are none become replacement characters. */
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Whether git takes a file for binary: a zero byte among the first 8,000. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8000).includes(0);
}

/** The lines of byte text, each with its line end; the last may have none. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Orders by the bytes of the UTF-8, as git sorts paths. */
export function byBytes(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const [x, y] = [a.codePointAt(i) ?? 0, b.codePointAt(i) ?? 0];
    if (x !== y) return x - y;
  }
  return a.length - b.length;
}

/** A path as git writes it: in quotes with octal escapes when it holds a byte that is not printable ASCII, or a quote. */
export function quotePath(path: string, alsoSpaces = false): string {
  const escaped = Array.from(utf8(path), (byte) => {
    const character = String.fromCharCode(byte);
    const printable = byte >= 0x20 && byte < 0x7f && character !== '"' && character !== '\\';
    return printable ? character : (ESCAPES[character] ?? `\\${byte.toString(8).padStart(3, '0')}`);
  }).join('');
  return escaped !== path || (alsoSpaces && path.includes(' ')) ? `"${escaped}"` : path;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r', '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\v': '\\v' };
