import { readRevisionFile } from '../python/revision-file.ts';
import type { Entry } from '../entry.ts';
import type { Standing } from '../facts.ts';
import { code, command, type Explanation, type Proof } from '../note.ts';
import { defaultText } from '../python/column-call.ts';
import { isThere, same, toldBy } from '../told-schema.ts';
import { andList, migrating, notes, operationsIn, place, rowsIn } from './phrases.ts';

const UNSEEN = /No changes in schema detected\.?$/;

/** What autogenerate does not see. It says that there is nothing, and means that it saw nothing. */
export const autogenerateEntries: readonly Entry[] = [
  {
    id: 'models-not-imported',
    where: 'anywhere',
    pitfalls: [3],
    tone: 'silent',
    lesson: 'no-models-imported',
    says: UNSEEN,
    look({ after }) {
      const unseen = unreached(after).filter(({ table }) => after.database === undefined || !isThere(after.database.schema, table, undefined));
      if (unseen.length === 0) return undefined;
      return notImported(after, notes().autogenerate.modelsNotImported.title, notes().autogenerate.modelsNotImported.meaning, unseen);
    },
  },
  {
    id: 'upgrade-without-models',
    pitfalls: [3],
    tone: 'silent',
    ended: 'well',
    lesson: 'no-models-imported',
    look(facts) {
      const { before, after } = facts;
      if (!migrating(facts, 'upgrade') || before.revisions.join() !== after.revisions.join()) return undefined;
      const unseen = unreached(after).filter(({ table }) => after.database === undefined || !isThere(after.database.schema, table, undefined));
      if (unseen.length === 0 || after.graph.revisions.some(({ id }) => !after.applied.has(id))) return undefined;
      return notImported(after, notes().autogenerate.upgradeWithoutModels.title(andList(unseen.map(({ table }) => `\`${table}\``)), unseen.length), notes().autogenerate.upgradeWithoutModels.meaning, unseen);
    },
  },
  {
    id: 'drops-unimported',
    where: 'anywhere',
    pitfalls: [3],
    tone: 'silent',
    ended: 'well',
    lesson: 'no-models-imported',
    look(facts) {
      const { before, after } = facts;
      if (!migrating(facts, 'migrate', 'revision')) return undefined;
      const written = after.graph.revisions.filter(({ path }) => !before.files.has(path));
      const drops = operationsIn(after, written, ['upgrade']).filter(({ operation }) => operation.name === 'drop_table');
      const unseen = unreached(after).filter(({ table }) => drops.some(({ operation }) => same(operation.table ?? '', table)));
      if (unseen.length === 0) return undefined;
      const note = notImported(after, notes().autogenerate.dropsUnimported.title(andList(unseen.map(({ table }) => `\`${table}\``))), notes().autogenerate.dropsUnimported.meaning, unseen);
      const proof = drops.map((placed): Proof => ({ of: placed.operation.table ?? '', is: notes().autogenerate.dropsUnimported.is(after.unseen ? undefined : rowsIn(after.database, placed.operation.table ?? '')), at: place(placed) }));
      return { ...note, proof: [...proof, ...note.proof], wayOut: [...written.map(({ path }) => command(`rm ${path}`, notes().autogenerate.dropsUnimported.command)), ...note.wayOut] };
    },
  },
  {
    id: 'enum-values-unseen',
    pitfalls: [12],
    tone: 'silent',
    lesson: 'always-review',
    says: UNSEEN,
    look({ after }) {
      const changed = after.models.tables.flatMap(({ table, path, columns }) =>
        [...columns].flatMap(([name, column]) => {
          const told = toldBy(after.files, after.graph, after.applied).parts.find((part) => same(part.table, table) && same(part.column ?? '', name))?.as?.enumValues;
          return column.enumValues === undefined || told === undefined || column.enumValues.join('\0') === told.join('\0') ? [] : [{ table, name, path, line: column.line, values: column.enumValues, told, type: column.type }];
        }),
      );
      const [first] = changed;
      if (first === undefined) return undefined;
      return {
        title: notes().autogenerate.enumValuesUnseen.title(first.table, first.name),
        meaning: notes().autogenerate.enumValuesUnseen.meaning,
        proof: changed.flatMap(({ table, name, path, line, values, told }): Proof[] => [
          { of: `${table}.${name}`, is: notes().autogenerate.enumValuesUnseen.is(andList(values.map((value) => `\`${value}\``))), at: { path, line } },
          { of: `${table}.${name}`, is: notes().autogenerate.enumValuesUnseen.is2(andList(told.map((value) => `\`${value}\``))) },
        ]),
        wayOut: [command('flask db revision -m "Change the values"', notes().common.writeItByHandIn), code(`with op.batch_alter_table('${first.table}') as batch_op:\n    batch_op.alter_column('${first.name}', type_=${saType(first.type)})`, notes().common.whatBelongsInItsUpgrade)],
      };
    },
  },
  {
    id: 'server-default-unseen',
    pitfalls: [17],
    tone: 'silent',
    lesson: 'always-review',
    says: UNSEEN,
    look(facts) {
      const { after } = facts;
      const changed = changedDefaults(after);
      const [first] = changed;
      if (first === undefined) return undefined;
      return {
        title: notes().autogenerate.serverDefaultUnseen.title(first.table, first.name),
        meaning: notes().autogenerate.serverDefaultUnseen.meaning,
        proof: changed.flatMap(({ table, name, path, line, wanted, has }): Proof[] => [
          { of: `${table}.${name}`, is: notes().autogenerate.serverDefaultUnseen.is(wanted), at: { path, line } },
          { of: `${table}.${name}`, is: notes().autogenerate.serverDefaultUnseen.is2(after.database?.path ?? notes().autogenerate.serverDefaultUnseen.database, has) },
        ]),
        wayOut: [
          code('migrate = Migrate(app, db, compare_server_default=True)', notes().autogenerate.serverDefaultUnseen.code, after.models.application === undefined ? undefined : { path: after.models.application }),
          command(facts.happening.line, notes().autogenerate.serverDefaultUnseen.command),
        ],
      };
    },
  },
  {
    id: 'type-not-imported',
    where: 'anywhere',
    pitfalls: [19],
    tone: 'failed',
    ended: 'badly',
    lesson: 'always-review',
    says: /^NameError: name '(?<name>\w+)' is not defined/,
    look({ after }, { parts: { name = '' } }) {
      const using = after.graph.revisions.flatMap((revision) => {
        const file = readRevisionFile(after.files, revision.path);
        const use = file.imported.has(name) ? undefined : file.used.find((each) => each.name === name);
        return use === undefined ? [] : [{ revision, line: use.line }];
      });
      const [first] = using;
      if (first === undefined) return undefined;
      return {
        title: notes().autogenerate.typeNotImported.title(name),
        meaning: notes().autogenerate.typeNotImported.meaning,
        proof: using.map(({ revision, line }) => ({ of: revision.id, is: notes().autogenerate.typeNotImported.is(name), at: { path: revision.path, line } })),
        wayOut: [
          code(`import ${name}`, notes().autogenerate.typeNotImported.code, { path: first.revision.path }),
          code(`import ${name}`, notes().autogenerate.typeNotImported.code2, { path: after.folder === '' ? 'script.py.mako' : `${after.folder}/script.py.mako` }),
          command('flask db upgrade', notes().common.andTryAgain),
        ],
      };
    },
  },
];

type Unreached = Standing['models']['tables'];

/** Models in files that the application does not import; none when it is not known where the application begins. */
function unreached({ models }: Standing): Unreached {
  return models.application === undefined ? [] : models.tables.filter(({ path }) => !models.reached.has(path));
}

function notImported({ models }: Standing, title: string, meaning: string, unseen: Unreached): Explanation {
  const files = [...new Set(unseen.map(({ path }) => path))];
  const application = models.application ?? 'app.py';
  return {
    title,
    meaning,
    proof: [...unseen.map(({ className, table, path, line }): Proof => ({ of: className, is: notes().autogenerate.notImported.is(table), at: { path, line } })), { of: application, is: notes().autogenerate.notImported.is2(andList(files.map((file) => `\`${file}\``))), at: { path: application } }],
    wayOut: [code(files.map((file) => `import ${file.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.')}`).join('\n'), notes().autogenerate.notImported.code, { path: application }), command('flask db migrate -m "Describe the change"', notes().autogenerate.notImported.command)],
  };
}

function changedDefaults({ models, database }: Standing) {
  return models.tables.flatMap(({ table, path, columns }) =>
    [...columns].flatMap(([name, column]) => {
      const found = database?.schema.tables.find((each) => same(each.name, table))?.columns.find((each) => same(each.name, name));
      const wanted = defaultText(column.serverDefault);
      if (found === undefined || (column.serverDefault !== undefined && wanted === undefined)) return [];
      return sameDefault(wanted, found.defaultSql) ? [] : [{ table, name, path, line: column.line, wanted: wanted ?? 'none', has: found.defaultSql }];
    }),
  );
}

/** SQLAlchemy writes a plain text as an SQL string, and `text(…)` as it is. */
function sameDefault(wanted: string | undefined, has: string | undefined): boolean {
  if (wanted === undefined || has === undefined) return wanted === has;
  const plain = (text: string): string => text.replace(/^\((.*)\)$/s, '$1').replace(/^'(.*)'$/s, '$1').replaceAll("''", "'");
  return plain(wanted) === plain(has);
}

function saType(type: string): string {
  return type.replace(/^db\./, 'sa.').replace(/^(?!sa\.)/, 'sa.');
}

