import { forEachChild, parse, type ParsedScript, type SyntaxNode } from 'unbash';

/** A line that can be run, or one sentence on why it cannot; then nothing of it is run. */
export type ParsedLine =
  | { readonly type: 'script'; readonly script: ParsedScript }
  | { readonly type: 'refused'; readonly message: string };

/** Parses a line as bash does and refuses what this shell has no counterpart for, before anything runs. */
export function parseLine(line: string): ParsedLine {
  const script = parse(line);
  const reason = problemIn(script);
  return reason === undefined ? { type: 'script', script } : { type: 'refused', message: reason };
}

function problemIn(node: SyntaxNode): string | undefined {
  if (node.type === 'Script' && 'errors' in node) {
    const [error] = node.errors ?? [];
    if (error !== undefined) return `syntax error: ${error.message}`;
  }
  const missing = unsupported(node);
  if (missing !== undefined) return `${missing}: not supported here${hintFor(node, missing)}`;
  let found: string | undefined;
  forEachChild(node, (child) => {
    found ??= problemIn(child);
  });
  return found;
}

/** What to type instead, on a line of its own; nothing where there is no such thing. */
function hintFor(node: SyntaxNode, missing: string): string {
  if (missing === PSQL_JOB) return PSQL_JOB_HINT;
  const hint = INSTEAD[node.type];
  return hint === undefined ? '' : `\n${hint}`;
}

/** How a construct that this shell does not have is called; undefined for what it has. */
function unsupported(node: SyntaxNode): string | undefined {
  if (node.type in CONSTRUCTS) return CONSTRUCTS[node.type];
  if (node.type === 'Statement' && node.background === true) return unsupportedInBackground(node);
  if (node.type === 'While') return `a loop ('${node.kind}')`;
  if (node.type === 'Redirect') return unsupportedRedirect(node);
  if (node.type === 'HereDoc' || node.type === 'HereString') return node.descriptor === undefined ? undefined : `a redirection of another descriptor ('${node.operator}')`;
  if (node.type === 'Assignment' && (node.index !== undefined || node.value.type === 'ArrayValue')) return `an array ('${node.name}')`;
  if (node.type === 'ParameterExpansion') {
    const plain = node.index === undefined && node.prefix !== '!' && (node.operation === undefined || node.operation.type === 'Default');
    return plain ? undefined : `this form of expansion ('${node.text}')`;
  }
  if (node.type === 'Command' && node.name !== undefined && /^!./.test(node.name.text)) return `history expansion ('${node.name.text}')`;
  return undefined;
}

/** Only a server stays running: a line's other commands are done when it ends. */
function unsupportedInBackground({ command }: Extract<SyntaxNode, { type: 'Statement' }>): string | undefined {
  if (command.type === 'Command' && command.name?.text === 'psql') return PSQL_JOB;
  if (command.type !== 'Command' || command.name?.text !== 'flask' || !command.args.some((arg) => arg.type === 'Word' && arg.text === 'run')) return "running anything but a server in the background ('flask run &')";
  return command.redirects.length === 0 ? undefined : "a redirection of a server in the background, whose log belongs to this terminal, ('flask run &')";
}

const PSQL_JOB = "psql in the background, because the server has one session here, ('psql &')";
/** What can be had of a second session is said where somebody looks for one. */
const PSQL_JOB_HINT = `
A transaction can keep its locks without a session: psql -c "BEGIN" -c "SELECT * FROM users" -c "PREPARE TRANSACTION 'report'"
It ends with: psql -c "ROLLBACK PREPARED 'report'"`;

const CONSTRUCTS: Readonly<Partial<Record<SyntaxNode['type'], string>>> = {
  If: "a condition ('if')",
  For: "a loop ('for')",
  ArithmeticFor: "a loop ('for')",
  Select: "a menu ('select')",
  Case: "a condition ('case')",
  Function: 'a function',
  Coproc: "a background process ('coproc')",
  Subshell: "a subshell ('( )')",
  BraceGroup: "a group ('{ }')",
  TestCommand: "a test ('[[ ]]')",
  ArithmeticCommand: "arithmetic ('(( ))')",
  ArithmeticExpansion: "arithmetic ('$(( ))')",
  Time: "'time'",
  ProcessSubstitution: "process substitution ('<( )')",
  ExtendedGlob: 'an extended pattern',
};

const LOOP = 'Type the line once for each, or write the loop in a file: python FILE';
const CONDITION = '[ -f FILE ] && COMMAND runs a command on a condition, COMMAND || OTHER when the first fails';
const SUM = 'python -c "print(1 + 2)" works it out';
const INSTEAD: Readonly<Partial<Record<SyntaxNode['type'], string>>> = {
  If: CONDITION,
  Case: CONDITION,
  TestCommand: CONDITION,
  For: LOOP,
  ArithmeticFor: LOOP,
  While: LOOP,
  Subshell: 'cd FOLDER && COMMAND; cd - goes there and back',
  BraceGroup: 'Type the commands one after the other: COMMAND; COMMAND',
  ArithmeticCommand: SUM,
  ArithmeticExpansion: SUM,
};

function unsupportedRedirect(node: Extract<SyntaxNode, { type: 'Redirect' }>): string | undefined {
  const descriptor = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined;
  if (node.descriptor !== undefined && descriptor === undefined) return 'a redirection to a named descriptor';
  switch (node.operator) {
    case '<':
      return descriptor === undefined || descriptor === 0 ? undefined : `a redirection of descriptor ${descriptor}`;
    case '>':
    case '>>':
    case '>|':
      return descriptor === undefined || descriptor === 1 || descriptor === 2 ? undefined : `a redirection of descriptor ${descriptor}`;
    case '&>':
    case '&>>':
      return undefined;
    case '>&':
      if (node.target?.text === '1' || node.target?.text === '2') return undefined;
      return `a redirection to descriptor '${node.target?.text ?? ''}'`;
    case '<&':
    case '<>':
      return `a redirection by '${node.operator}'`;
  }
}
