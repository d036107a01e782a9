import { nodeVersion } from './process-object.ts';

/** What a command line asks of Node. */
export type NodeStart =
  | { readonly type: 'file'; readonly file: string; readonly args: readonly string[] }
  | { readonly type: 'text'; readonly text: string; readonly prints: boolean; readonly args: readonly string[] }
  | { readonly type: 'say'; readonly stream: 'stdout' | 'stderr'; readonly text: string; readonly code: number };

const PROMPT = 'node: a prompt needs a keyboard. Write the lines to a file and run node FILE, or use node -e "…".\n';
const HELP = `Usage: node [options] [ script.js ] [arguments]
       node -e SCRIPT [arguments]
       node -p SCRIPT [arguments]

Options:
  -e, --eval=...    evaluate script
  -h, --help        print node command line options
  -p, --print=...   evaluate script and print result
  -v, --version     print Node.js version
`;

/** `node FILE …`, `node -e TEXT …`, `node -p TEXT …`, `node --version`, and a script that is piped in. */
export function readNodeCommand(args: readonly string[], stdin: Uint8Array): NodeStart {
  const [first, second, ...rest] = args;
  switch (first) {
    case undefined:
    case '-':
      if (first === undefined && stdin.length === 0) return { type: 'say', stream: 'stderr', text: PROMPT, code: 1 };
      return { type: 'text', text: new TextDecoder().decode(stdin), prints: false, args: args.slice(1) };
    case '-v':
    case '--version':
      return { type: 'say', stream: 'stdout', text: `${nodeVersion}\n`, code: 0 };
    case '-h':
    case '--help':
      return { type: 'say', stream: 'stdout', text: HELP, code: 0 };
    case '-e':
    case '--eval':
    case '-p':
    case '--print':
      if (second === undefined) return { type: 'say', stream: 'stderr', text: `node: ${first} requires an argument\n`, code: 9 };
      return { type: 'text', text: second, prints: first.startsWith('-p') || first === '--print', args: rest };
  }
  if (first.startsWith('-')) return { type: 'say', stream: 'stderr', text: `node: bad option: ${first}\n`, code: 9 };
  return { type: 'file', file: first, args: args.slice(1) };
}
