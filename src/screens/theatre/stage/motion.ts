import type { EnvironmentId } from '../../../domain/environment.ts';
import type { Happening } from '../../../scenario/happening.ts';
import type { AnimationFrame } from '../../../scenario/player.ts';
import { theatreTexts } from '../../../texts/en/theatre.ts';
import { textsOf } from '../../../texts/texts-of.ts';

/** How a part of the stage moves: it comes in, is pointed at, or is still to come. */
export type Motion = 'grow' | 'mark' | 'coming' | undefined;

/** How a table's line moves in a frame. `column` is undefined for the line of the table itself. */
export function rowMotion(frame: AnimationFrame | undefined, environment: EnvironmentId, table: string, column: string | undefined): Motion {
  if (frame === undefined) return undefined;
  const concerns = (happening: Happening): Motion => {
    if (happening.environment !== environment || !('table' in happening) || happening.table !== table) return undefined;
    switch (happening.type) {
      case 'table added':
        return 'grow';
      case 'table removed':
        return column === undefined ? 'mark' : undefined;
      case 'column added':
        return happening.column.name === column ? 'grow' : undefined;
      case 'column removed':
      case 'column changed':
        return happening.column.name === column ? 'mark' : undefined;
      case 'rows changed':
        return column === undefined ? 'mark' : undefined;
    }
  };
  const now = concerns(frame.happening);
  if (now !== undefined) return now;
  return frame.coming.some((happening) => concerns(happening) === 'grow') ? 'coming' : undefined;
}

/** What a frame says of an environment, in a line below its name; undefined when it says nothing there. */
export function newsOf(frame: AnimationFrame | undefined, environment: EnvironmentId): string | undefined {
  const texts = textsOf(theatreTexts);
  if (frame?.happening.environment !== environment) return undefined;
  const { happening } = frame;
  switch (happening.type) {
    case 'committed':
      return texts.news.committed(listOf(happening.commits.map(({ subject }) => subject)));
    case 'pushed':
      return texts.news.pushes(listOf(happening.commits.map(({ subject }) => subject)));
    case 'pulled':
      return texts.news.pulls(listOf(happening.commits.map(({ subject }) => subject)));
    case 'files changed': {
      const [kind, paths] = happening.added.length > 0 ? (['added', happening.added] as const) : happening.changed.length > 0 ? (['changed', happening.changed] as const) : (['removed', happening.removed] as const);
      return texts.news.files[kind](listOf(paths));
    }
    case 'table added':
    case 'table removed':
      return texts.news.part(happening.type, happening.table);
    case 'column added':
    case 'column removed':
    case 'column changed':
      return texts.news.part(happening.type, `${happening.table}.${happening.column.name}`);
    case 'rows changed':
      return texts.news.rows(happening.table, happening.before, happening.after);
    case 'server started':
    case 'server stopped':
      return texts.news.happened[happening.type];
    case 'revision moved':
      return `→ ${happening.to.join(', ') || 'base'}`;
  }
}

function listOf(names: readonly string[]): string {
  const texts = textsOf(theatreTexts);
  const [first = '', ...rest] = names;
  return rest.length === 0 ? first : texts.news.more(first, rest.length);
}
