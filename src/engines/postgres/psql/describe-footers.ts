import type { Relation } from './describe-columns.ts';
import { ask } from './run-sql.ts';
import type { PsqlSession } from './session.ts';

/** What stands below the columns: indexes, constraints, what refers here, triggers, partitions. Undefined when the server refused. */
export function footersOfRelation(session: PsqlSession, relation: Relation, plus: boolean): readonly string[] | undefined {
  const { kind } = relation;
  const lines: string[] = [];
  for (const [kinds, section] of SECTIONS) {
    if (!kinds.includes(kind)) continue;
    const found = section(relation, plus);
    if (found === undefined) continue;
    const answer = ask(session, found.sql);
    if (answer === undefined) return undefined;
    lines.push(...found.lines(answer.rows.map((row) => row.map((value) => value ?? ''))));
  }
  if (plus && 'rpm'.includes(kind) && relation.accessMethod !== null && session.variables.get('HIDE_TABLEAM') !== 'on') lines.push(`Access method: ${relation.accessMethod}`);
  if (plus && relation.options !== null && relation.options !== '') lines.push(`Options: ${relation.options}`);
  return lines;
}

type Texts = readonly (readonly string[])[];
interface Section {
  readonly sql: string;
  readonly lines: (rows: Texts) => readonly string[];
}
type MakeSection = (relation: Relation, plus: boolean) => Section | undefined;

/** A headline and one line for each row. */
function under(headline: string, line: (row: readonly string[]) => string): Section['lines'] {
  return (rows) => (rows.length === 0 ? [] : [headline, ...rows.map((row) => `    ${line(row)}`)]);
}

const partitionOf: MakeSection = ({ oid }, plus) => ({
  sql: `SELECT i.inhparent::pg_catalog.regclass, pg_catalog.pg_get_expr(c.relpartbound, c.oid), pg_catalog.pg_get_partition_constraintdef(c.oid)
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid WHERE c.oid = ${oid} AND c.relispartition;`,
  lines: (rows) => rows.flatMap(([parent = '', bound = '', constraint = '']) => [`Partition of: ${parent} ${bound}`, ...(plus ? [constraint === '' ? 'No partition constraint' : `Partition constraint: ${constraint}`] : [])]),
});

const partitionKey: MakeSection = ({ oid }) => ({ sql: `SELECT pg_catalog.pg_get_partkeydef(${oid});`, lines: (rows) => rows.map(([key = '']) => `Partition key: ${key}`) });

const indexes: MakeSection = ({ oid }) => ({
  sql: `SELECT c.relname, i.indisprimary, i.indisunique, i.indisclustered, i.indisvalid, i.indisreplident, pg_catalog.pg_get_indexdef(i.indexrelid, 0, true),
       k.contype, k.condeferrable, k.condeferred, pg_catalog.pg_get_constraintdef(k.oid, true)
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x')
WHERE i.indrelid = ${oid}
ORDER BY i.indisprimary DESC, c.relname;`,
  lines: under('Indexes:', ([name = '', primary, unique, clustered, valid, identity, definition = '', type, deferrable, deferred, constraint = '']) => {
    const flags = [type !== 'x' && deferrable === 't' ? ' DEFERRABLE' : '', type !== 'x' && deferred === 't' ? ' INITIALLY DEFERRED' : '', clustered === 't' ? ' CLUSTER' : '', valid === 'f' ? ' INVALID' : '', identity === 't' ? ' REPLICA IDENTITY' : ''];
    const kind = primary === 't' ? 'PRIMARY KEY, ' : unique === 't' ? (type === 'u' ? 'UNIQUE CONSTRAINT, ' : 'UNIQUE, ') : '';
    const what = type === 'x' ? constraint : `${kind}${definition.slice(definition.indexOf(' USING ') + ' USING '.length)}`;
    return `"${name}" ${what}${flags.join('')}`;
  }),
});

const constraints = (type: string, headline: string): MakeSection => {
  return ({ oid }) => ({
    sql: `SELECT conname, pg_catalog.pg_get_constraintdef(oid, true) FROM pg_catalog.pg_constraint WHERE conrelid = ${oid} AND contype = '${type}' ORDER BY conname;`,
    lines: under(headline, ([name = '', definition = '']) => `"${name}" ${definition}`),
  });
};

const referencedBy: MakeSection = ({ oid }) => ({
  sql: `SELECT conrelid::pg_catalog.regclass, conname, pg_catalog.pg_get_constraintdef(oid, true) FROM pg_catalog.pg_constraint
WHERE confrelid = ${oid} AND contype = 'f' AND conparentid = 0 ORDER BY conname;`,
  lines: under('Referenced by:', ([table = '', name = '', definition = '']) => `TABLE "${table}" CONSTRAINT "${name}" ${definition}`),
});

const policies: MakeSection = ({ oid }) => ({
  sql: `SELECT p.polname, p.polpermissive, CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' END,
       CASE WHEN p.polroles <> '{0}' THEN (SELECT pg_catalog.string_agg(rolname, ',' ORDER BY rolname) FROM pg_catalog.pg_roles WHERE oid = ANY (p.polroles)) END,
       pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), c.relrowsecurity, c.relforcerowsecurity
FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_policy p ON p.polrelid = c.oid WHERE c.oid = ${oid} ORDER BY p.polname;`,
  lines: (rows) => {
    const [[first = '', , , , , , on, forced] = []] = rows;
    if (first === '' && on !== 't') return [];
    const state = on === 't' ? (forced === 't' ? ' (forced row security enabled)' : '') : ' (row security disabled)';
    if (first === '') return [`Policies${forced === 't' ? ' (forced row security enabled)' : ' (row security enabled)'}: (none)`];
    const policy = ([name = '', permissive, command = '', roles = '', using = '', check = '']: readonly string[]): string[] => [
      `    POLICY "${name}"${permissive === 'f' ? ' AS RESTRICTIVE' : ''}${command === '' ? '' : ` FOR ${command}`}${roles === '' ? '' : `\n      TO ${roles}`}`,
      ...(using === '' ? [] : [`      USING (${using})`]),
      ...(check === '' ? [] : [`      WITH CHECK (${check})`]),
    ];
    return [`Policies${state}:`, ...rows.flatMap(policy)];
  },
});

const notNulls: MakeSection = ({ oid }, plus) =>
  plus
    ? {
        sql: `SELECT k.conname, a.attname, k.connoinherit, k.conislocal, k.coninhcount, k.convalidated FROM pg_catalog.pg_constraint k
  JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] WHERE k.conrelid = ${oid} AND k.contype = 'n' ORDER BY a.attnum;`,
        lines: under(
          'Not-null constraints:',
          ([name = '', column = '', noInherit, local, inherited, valid]) =>
            `"${name}" NOT NULL "${column}"${noInherit === 't' ? ' NO INHERIT' : local === 't' && inherited !== '0' ? ' (local, inherited)' : inherited === '0' ? '' : ' (inherited)'}${valid === 'f' ? ' NOT VALID' : ''}`,
        ),
      }
    : undefined;

const viewDefinition: MakeSection = ({ oid }, plus) =>
  plus ? { sql: `SELECT pg_catalog.pg_get_viewdef(${oid}, true);`, lines: (rows) => rows.flatMap(([text = '']) => ['View definition:', text]) } : undefined;

const rules: MakeSection = ({ oid }) => ({
  sql: `SELECT pg_catalog.pg_get_ruledef(oid, true), ev_enabled FROM pg_catalog.pg_rewrite WHERE ev_class = ${oid} AND rulename <> '_RETURN' ORDER BY rulename;`,
  lines: (rows) => (rows.length === 0 ? [] : ['Rules:', ...rows.map(([text = '']) => ` ${text.replace(/^CREATE RULE /, '')}`)]),
});

const triggers: MakeSection = ({ oid }) => ({
  sql: `SELECT pg_catalog.pg_get_triggerdef(oid, true), tgenabled FROM pg_catalog.pg_trigger WHERE tgrelid = ${oid} AND NOT tgisinternal ORDER BY tgname;`,
  lines: (rows) => {
    const text = ([definition = '']: readonly string[]): string => definition.replace(/^CREATE (?:CONSTRAINT )?TRIGGER /, '');
    const group = (headline: string, states: string): readonly string[] => under(headline, text)(rows.filter(([, state = '']) => states.includes(state)));
    return [...group('Triggers:', 'O'), ...group('Disabled user triggers:', 'D'), ...group('Triggers firing always:', 'A'), ...group('Triggers firing on replica only:', 'R')];
  },
});

const inherits: MakeSection = ({ oid }) => ({
  sql: `SELECT i.inhparent::pg_catalog.regclass FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhparent
WHERE i.inhrelid = ${oid} AND c.relkind NOT IN ('p', 'I') ORDER BY i.inhseqno;`,
  lines: (rows) => rows.map(([parent = ''], at) => `${at === 0 ? 'Inherits: ' : '          '}${parent}${at < rows.length - 1 ? ',' : ''}`),
});

const children: MakeSection = ({ oid, kind }, plus) => ({
  sql: `SELECT c.oid::pg_catalog.regclass, pg_catalog.pg_get_expr(c.relpartbound, c.oid), c.relkind FROM pg_catalog.pg_class c JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid
WHERE i.inhparent = ${oid} ORDER BY pg_catalog.pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT', c.oid::pg_catalog.regclass::text;`,
  lines: (rows) => {
    const partitioned = kind === 'p';
    if (rows.length === 0) return partitioned ? ['Number of partitions: 0'] : [];
    if (!plus) return [`Number of ${partitioned ? 'partitions' : 'child tables'}: ${rows.length} (Use \\d+ to list them.)`];
    const label = partitioned ? 'Partitions: ' : 'Child tables: ';
    const line = ([name = '', bound = '', own = '']: readonly string[]): string => `${name}${partitioned ? ` ${bound}` : ''}${own === 'p' ? ', PARTITIONED' : ''}`;
    return rows.map((row, at) => `${at === 0 ? label : ' '.repeat(label.length)}${line(row)}${at < rows.length - 1 ? ',' : ''}`);
  },
});

/** Which kinds of relations have which lines, in the order in which they are shown. */
const SECTIONS: readonly (readonly [string, MakeSection])[] = [
  ['rpf', partitionOf],
  ['p', partitionKey],
  ['rpm', indexes],
  ['rpf', constraints('c', 'Check constraints:')],
  ['rpf', constraints('f', 'Foreign-key constraints:')],
  ['rp', referencedBy],
  ['rp', policies],
  ['rpf', notNulls],
  ['vm', viewDefinition],
  ['rpv', rules],
  ['rpvf', triggers],
  ['rpf', inherits],
  ['rpf', children],
];
