import type { SyntaxNode } from '@lezer/common';
import { type FileTree, textOf } from '../../domain/file-tree.ts';
import { childrenOf, lastName, nodesIn, plainText, type PythonCall, type PythonSource, type PythonValue, readPython } from './read-python.ts';

/**
 * One operation of a revision: `op.add_column(…)`, or `batch_op.add_column(…)` within its `batch_alter_table`; and
 * whatever else executes SQL.
 *
 * @property table what it works on; undefined when that is not written as plain text
 * @property certain it runs whenever the revision does: it stands in no `if`, loop or `try`
 */
export interface Operation {
  readonly name: string;
  readonly table: string | undefined;
  readonly batch: boolean;
  readonly certain: boolean;
  readonly call: PythonCall;
}

/** `upgrade` or `downgrade` as it is written; `line` is that of its `def`. */
export interface RevisionFunction {
  readonly line: number;
  /** Nothing in it but `pass`, a docstring and comments. */
  readonly empty: boolean;
  readonly operations: readonly Operation[];
}

export interface RevisionFile {
  readonly upgrade: RevisionFunction | undefined;
  readonly downgrade: RevisionFunction | undefined;
  /** The names that its imports bring in. */
  readonly imported: ReadonlySet<string>;
  /** The first parts of all dotted names that are used, with their lines. */
  readonly used: readonly { readonly name: string; readonly line: number }[];
}

const known = new WeakMap<Uint8Array, RevisionFile>();
const NOTHING: RevisionFile = { upgrade: undefined, downgrade: undefined, imported: new Set(), used: [] };

/** Reads a revision file as far as it can be read without running it; once for the same bytes. */
export function readRevisionFile(files: FileTree, path: string): RevisionFile {
  const bytes = files.get(path);
  if (bytes === undefined) return NOTHING;
  const found = known.get(bytes) ?? readText(textOf(bytes) ?? '');
  known.set(bytes, found);
  return found;
}

function readText(text: string): RevisionFile {
  const source = readPython(text);
  const top = source.tree.topNode;
  const functions = childrenOf(top).filter(({ name }) => name === 'FunctionDefinition');
  const named = (name: string): RevisionFunction | undefined => {
    const node = functions.findLast((each) => nameOf(source, each) === name);
    return node === undefined ? undefined : readFunction(source, node);
  };
  return { upgrade: named('upgrade'), downgrade: named('downgrade'), imported: importedNames(source, top), used: usedNames(source, top) };
}

function readFunction(source: PythonSource, node: SyntaxNode): RevisionFunction {
  const statements = childrenOf(node.getChild('Body')).filter(({ name }) => name !== ':' && name !== 'Comment');
  const operations = nodesIn(node, 'CallExpression').flatMap((call) => operationOf(source, call) ?? []);
  return { line: source.lineAt(node.from), empty: statements.every((statement) => doesNothing(statement)), operations };
}

function doesNothing(statement: SyntaxNode): boolean {
  if (statement.name === 'PassStatement') return true;
  const [only] = childrenOf(statement);
  if (statement.name === 'ReturnStatement') return childrenOf(statement).every(({ name }) => name === 'return' || name === 'None');
  return statement.name === 'ExpressionStatement' && only !== undefined && ['String', 'ContinuedString', 'Ellipsis'].includes(only.name);
}

function operationOf(source: PythonSource, node: SyntaxNode): Operation | undefined {
  const callee = node.firstChild;
  if (callee?.name !== 'MemberExpression' || callee.firstChild?.name !== 'VariableName') return undefined;
  const subject = source.textOf(callee.firstChild);
  const name = lastName(source.textOf(callee));
  const batch = subject === 'op' ? undefined : batchOf(source, node, subject);
  // SQL that a connection runs counts as `op.execute` does.
  if ((subject !== 'op' && batch === undefined && name !== 'execute') || name === 'f') return undefined;
  const call = source.callOf(node);
  const certain = !hasAncestor(node, ['IfStatement', 'ForStatement', 'WhileStatement', 'TryStatement', 'ConditionalExpression']);
  return { name, table: batch === undefined ? tableOf(name, call) : plainText(tableArgument(batch)), batch: batch !== undefined, certain, call };
}

/** The `op.batch_alter_table(…)` whose `as` gave the name. */
function batchOf(source: PythonSource, node: SyntaxNode, subject: string): PythonCall | undefined {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.name !== 'WithStatement') continue;
    const parts = childrenOf(at);
    const alias = parts.findIndex((part, index) => part.name === 'VariableName' && source.textOf(part) === subject && parts[index - 1]?.name === 'as');
    const call = parts[alias - 2];
    if (call?.name !== 'CallExpression') continue;
    const read = source.callOf(call);
    if (lastName(read.callee) === 'batch_alter_table') return read;
  }
  return undefined;
}

/** Where each operation of `op` has its table. What is not here has it first. */
const TABLE_AT: Readonly<Record<string, number>> = {
  create_index: 1,
  drop_index: 1,
  create_unique_constraint: 1,
  create_check_constraint: 1,
  create_primary_key: 1,
  create_foreign_key: 1,
  drop_constraint: 1,
};

function tableOf(name: string, call: PythonCall): string | undefined {
  if (name === 'execute' || name === 'get_bind' || name === 'get_context') return undefined;
  return plainText(call.args[TABLE_AT[name] ?? 0] ?? tableArgument({ ...call, args: [] }));
}

function tableArgument(call: PythonCall): PythonValue | undefined {
  return call.args[0] ?? call.keywords.get('table_name') ?? call.keywords.get('source_table');
}

function importedNames(source: PythonSource, top: SyntaxNode): ReadonlySet<string> {
  return new Set(
    nodesIn(top, 'ImportStatement').flatMap((node) => {
      const words = childrenOf(node).filter(({ name }) => name === 'VariableName').map((each) => source.textOf(each));
      return words;
    }),
  );
}

function usedNames(source: PythonSource, top: SyntaxNode): RevisionFile['used'] {
  return nodesIn(top, 'MemberExpression').flatMap((node) => {
    const first = node.firstChild;
    return first?.name === 'VariableName' ? [{ name: source.textOf(first), line: source.lineAt(node.from) }] : [];
  });
}

function nameOf(source: PythonSource, node: SyntaxNode): string | undefined {
  const name = node.getChild('VariableName');
  return name === null ? undefined : source.textOf(name);
}

function hasAncestor(node: SyntaxNode, names: readonly string[]): boolean {
  for (let at = node.parent; at !== null; at = at.parent) if (names.includes(at.name)) return true;
  return false;
}
