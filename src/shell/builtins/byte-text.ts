/**
 * Bytes as a string of one character per byte, and back. Whatever the bytes are, nothing gets lost, and comparing
 * such strings compares bytes, which is how the tools sort and compare without a locale.
 */
export function byteText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

export function bytesOf(byteString: string): Uint8Array {
  const bytes = new Uint8Array(byteString.length);
  for (let at = 0; at < byteString.length; at += 1) bytes[at] = byteString.charCodeAt(at);
  return bytes;
}

/** Lines without their newlines; a newline at the end starts no further line. */
export function textLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
