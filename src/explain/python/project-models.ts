import type { SyntaxNode } from '@lezer/common';
import { type FileTree, parentOf, textOf } from '../../domain/file-tree.ts';
import { type ColumnCall, readColumn } from './column-call.ts';
import { childrenOf, lastName, nodesIn, plainText, type PythonSource, readPython } from './read-python.ts';

/** A table as a model's class declares it. */
export interface ModelTable {
  readonly table: string;
  readonly className: string;
  readonly path: string;
  readonly line: number;
  /** By the name of the column in the database. */
  readonly columns: ReadonlyMap<string, ColumnCall>;
}

/** The models of a project, and which modules its application brings in. */
export interface ProjectModels {
  readonly tables: readonly ModelTable[];
  /** Where the application begins; undefined when no file is known to be it. */
  readonly application: string | undefined;
  /** Files that the application imports, itself among them, as far as imports are written plainly. */
  readonly reached: ReadonlySet<string>;
}

interface ModuleFacts {
  readonly tables: readonly Omit<ModelTable, 'path'>[];
  readonly imports: readonly { readonly module: string; readonly level: number; readonly names: readonly string[] }[];
}

const modules = new WeakMap<Uint8Array, ModuleFacts>();

/** Reads every Python file but those of the migrations, without running any. */
export function readModels(files: FileTree, application: string | undefined, leftOut: string): ProjectModels {
  const paths = [...files.keys()].filter((path) => path.endsWith('.py') && !path.startsWith(`${leftOut}/`));
  const facts = new Map(paths.map((path) => [path, factsOf(files, path)]));
  const tables = paths.flatMap((path) => (facts.get(path)?.tables ?? []).map((table) => ({ ...table, path })));
  const start = [application, 'wsgi.py', 'app.py', 'app/__init__.py', 'wsgi/__init__.py'].find((path) => path !== undefined && files.has(path));
  return { tables, application: start, reached: start === undefined ? new Set() : reach(start, facts) };
}

function factsOf(files: FileTree, path: string): ModuleFacts {
  const bytes = files.get(path);
  if (bytes === undefined) return { tables: [], imports: [] };
  const found = modules.get(bytes) ?? readFacts(textOf(bytes) ?? '');
  modules.set(bytes, found);
  return found;
}

function readFacts(text: string): ModuleFacts {
  const source = readPython(text);
  const top = source.tree.topNode;
  return {
    tables: nodesIn(top, 'ClassDefinition').flatMap((node) => tableOf(source, node) ?? []),
    imports: nodesIn(top, 'ImportStatement').flatMap((node) => importsOf(source, node)),
  };
}

function tableOf(source: PythonSource, node: SyntaxNode): Omit<ModelTable, 'path'> | undefined {
  const nameNode = node.getChild('VariableName');
  const assignments = childrenOf(node.getChild('Body')).filter(({ name }) => name === 'AssignStatement');
  let named: string | undefined;
  const columns = new Map<string, ColumnCall>();
  for (const assignment of assignments) {
    const target = assignment.getChild('VariableName');
    const value = assignment.lastChild;
    if (target === null || value === null) continue;
    const name = source.textOf(target);
    if (name === '__tablename__') named = plainText(source.valueOf(value));
    const column = value.name === 'CallExpression' ? readColumn(source.callOf(value)) : undefined;
    if (column !== undefined) columns.set(column.name ?? name, column);
  }
  const className = nameNode === null ? '' : source.textOf(nameNode);
  if (columns.size === 0) return undefined;
  // Flask-SQLAlchemy names the table after the class.
  const bases = childrenOf(node.getChild('ArgList')).map((each) => lastName(source.textOf(each)));
  const table = named ?? (bases.includes('Model') ? snakeCase(className) : undefined);
  return table === undefined ? undefined : { table, className, line: source.lineAt(node.from), columns };
}

/** As Flask-SQLAlchemy does it: `OrderLine` is `order_line`. */
function snakeCase(name: string): string {
  return name.replaceAll(/((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))/g, '_$1').toLowerCase();
}

function importsOf(source: PythonSource, node: SyntaxNode): ModuleFacts['imports'] {
  const parts = childrenOf(node);
  const at = parts.findIndex(({ name }) => name === 'import');
  const isFrom = parts[0]?.name === 'from';
  const head = isFrom ? parts.slice(1, at) : [];
  const names = namesAfterImport(source, parts.slice(at + 1));
  if (!isFrom) return names.map((module) => ({ module, level: 0, names: [] }));
  const dots = head.filter(({ name }) => name === '.' || name === '...').map((each) => source.textOf(each)).join('');
  const first = head.findIndex(({ name }) => name === 'VariableName');
  const module = first === -1 ? '' : head.slice(first).map((each) => source.textOf(each)).join('');
  const level = first === -1 ? dots.length : head.slice(0, first).map((each) => source.textOf(each)).join('').length;
  return [{ module, level, names }];
}

/** `a.b as c, d` brings in `a.b` and `d`. */
function namesAfterImport(source: PythonSource, parts: readonly SyntaxNode[]): readonly string[] {
  const names: string[] = [];
  let current = '';
  let renamed = false;
  for (const part of [...parts, undefined]) {
    if (part === undefined || part.name === ',') {
      if (current !== '') names.push(current);
      current = '';
      renamed = false;
    } else if (part.name === 'as') renamed = true;
    else if (!renamed && (part.name === 'VariableName' || part.name === '.')) current += source.textOf(part);
  }
  return names;
}

function reach(start: string, facts: ReadonlyMap<string, ModuleFacts>): ReadonlySet<string> {
  const reached = new Set([start]);
  // A set's iteration goes on over what is added meanwhile.
  for (const path of reached) {
    for (const { module, level, names } of facts.get(path)?.imports ?? []) {
      const base = level === 0 ? '' : levelUp(parentOf(path), level - 1);
      const dotted = [base.replaceAll('/', '.'), module].filter((part) => part !== '').join('.');
      for (const name of [dotted, ...names.map((each) => [dotted, each].filter((part) => part !== '').join('.'))]) {
        for (const file of filesOf(name)) if (facts.has(file)) reached.add(file);
      }
    }
  }
  return reached;
}

function levelUp(folder: string, levels: number): string {
  return levels === 0 ? folder : levelUp(parentOf(folder), levels - 1);
}

/** The files that importing a module runs: the packages above it, then itself. */
function filesOf(dotted: string): string[] {
  const parts = dotted.split('.');
  return parts.flatMap((_, index) => {
    const path = parts.slice(0, index + 1).join('/');
    return [`${path}.py`, `${path}/__init__.py`];
  });
}
