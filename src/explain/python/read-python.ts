import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { readModule } from '../../domain/python-assignments.ts';

/** A value as Python source writes it; `other` is whatever would have to be run to be known. */
export type PythonValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'none' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'list'; readonly items: readonly PythonValue[] }
  | { readonly type: 'call'; readonly call: PythonCall }
  | { readonly type: 'other'; readonly source: string };

/**
 * A call as it is written.
 *
 * @property callee what is called, with its dots: `op.add_column`
 * @property line 1-based, of the call's first character; `endLine` that of its last
 */
export interface PythonCall {
  readonly callee: string;
  readonly args: readonly PythonValue[];
  readonly keywords: ReadonlyMap<string, PythonValue>;
  readonly line: number;
  readonly endLine: number;
  readonly source: string;
}

/** Python source with its syntax tree. The parser recovers from mistakes, so there is always a tree. */
export interface PythonSource {
  readonly tree: Tree;
  textOf(node: SyntaxNode): string;
  /** 1-based. */
  lineAt(position: number): number;
  valueOf(node: SyntaxNode): PythonValue;
  callOf(node: SyntaxNode): PythonCall;
}

export function readPython(source: string): PythonSource {
  const tree = parser.parse(source);
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  const textOf = (node: SyntaxNode): string => source.slice(node.from, node.to);
  const lineAt = (position: number): number => {
    const after = starts.findIndex((start) => start > position);
    return after === -1 ? starts.length : after;
  };

  function valueOf(node: SyntaxNode): PythonValue {
    switch (node.name) {
      case 'String':
      case 'ContinuedString': {
        const read = readModule(`value = (${textOf(node)})`);
        const value = read.type === 'read' ? read.assignments.get('value') : undefined;
        return value?.type === 'text' ? value : { type: 'other', source: textOf(node) };
      }
      case 'None':
        return { type: 'none' };
      case 'Boolean':
        return { type: 'boolean', value: textOf(node) === 'True' };
      case 'VariableName':
      case 'MemberExpression':
        return { type: 'name', name: textOf(node) };
      case 'ParenthesizedExpression': {
        const inner = node.firstChild?.nextSibling;
        return inner === null || inner === undefined ? { type: 'other', source: textOf(node) } : valueOf(inner);
      }
      case 'ArrayExpression':
      case 'TupleExpression':
        return { type: 'list', items: childrenOf(node).filter(isValue).map(valueOf) };
      case 'CallExpression':
        return { type: 'call', call: callOf(node) };
      default:
        return { type: 'other', source: textOf(node) };
    }
  }

  function callOf(node: SyntaxNode): PythonCall {
    const args: PythonValue[] = [];
    const keywords = new Map<string, PythonValue>();
    const parts = childrenOf(node.getChild('ArgList')).filter(isArgument);
    for (let at = 0; at < parts.length; at += 1) {
      const [part, equals, value] = [parts[at], parts[at + 1], parts[at + 2]];
      if (part === undefined) continue;
      if (part.name === 'VariableName' && equals?.name === 'AssignOp' && value !== undefined) {
        keywords.set(textOf(part), valueOf(value));
        at += 2;
      } else args.push(valueOf(part));
    }
    const callee = node.firstChild === null ? '' : textOf(node.firstChild);
    return { callee, args, keywords, line: lineAt(node.from), endLine: lineAt(Math.max(node.to - 1, node.from)), source: textOf(node) };
  }

  return { tree, textOf, lineAt, valueOf, callOf };
}

export function childrenOf(node: SyntaxNode | null): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node?.firstChild ?? null; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** All nodes of a kind within a node, in the order in which they stand. */
export function nodesIn(node: SyntaxNode, name: string): readonly SyntaxNode[] {
  return childrenOf(node).flatMap((child) => [...(child.name === name ? [child] : []), ...nodesIn(child, name)]);
}

/** The last part of a dotted name: `Column` of `sa.Column`. */
export function lastName(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}

/** The text of a value, also of `op.f('ix_users_email')`, which only says that the name is final. */
export function plainText(value: PythonValue | undefined): string | undefined {
  if (value?.type === 'text') return value.text;
  if (value?.type === 'call' && lastName(value.call.callee) === 'f') return plainText(value.call.args[0]);
  return undefined;
}

const PUNCTUATION = new Set(['(', ')', '[', ']', ',', 'Comment']);

function isArgument(node: SyntaxNode): boolean {
  return !PUNCTUATION.has(node.name);
}

function isValue(node: SyntaxNode): boolean {
  return !PUNCTUATION.has(node.name) && !node.type.isError;
}
