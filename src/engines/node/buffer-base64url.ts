import { Buffer } from 'buffer/index.js';

/** The encoding that Node's `Buffer` has had since version 15 and this one has not. */
const NAME = 'base64url';

const isIt = (encoding: unknown): boolean => typeof encoding === 'string' && encoding.toLowerCase() === NAME;

/** Teaches `Buffer` to read and write `base64url`. Reading takes its letters for base64 already. */
export function addBase64Url(): void {
  const { from, isEncoding, byteLength } = Buffer;
  const { toString, write } = Buffer.prototype;
  const asBase64 = (encoding: unknown): unknown => (isIt(encoding) ? 'base64' : encoding);
  Object.assign(Buffer, {
    from: (value: unknown, encoding?: unknown, ...rest: unknown[]) => (from as (...args: unknown[]) => unknown)(value, asBase64(encoding), ...rest),
    isEncoding: (encoding: string) => isIt(encoding) || isEncoding(encoding),
    byteLength: (value: string, encoding?: unknown) => (byteLength as (...args: unknown[]) => number)(value, asBase64(encoding)),
  });
  Object.assign(Buffer.prototype, {
    toString(this: Buffer, encoding?: unknown, ...rest: unknown[]): string {
      const text = (toString as (...args: unknown[]) => string).call(this, asBase64(encoding), ...rest);
      return isIt(encoding) ? text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') : text;
    },
    write(this: Buffer, ...args: unknown[]): number {
      return (write as (...all: unknown[]) => number).call(this, ...args.map((arg, index) => (index === 0 ? arg : asBase64(arg))));
    },
  });
}
