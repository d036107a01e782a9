/**
 * What the page shows, as its address says it after the `#`: so it works from any folder of any server, and offline.
 *
 * @property step how many steps of the scenario lie behind: 0 is its start
 * @property shown the steps of the comparison, or its table of shared ideas
 * @property address all of it, from `#` on, where it names no screen
 * @property heading the part of the lesson that is looked at; undefined: its beginning
 */
export type Route =
  | { readonly type: 'workbench' }
  | { readonly type: 'lessons' }
  | { readonly type: 'scenarios' }
  | { readonly type: 'compare'; readonly shown: 'steps' | 'ideas'; readonly step: number }
  | { readonly type: 'lesson'; readonly id: string; readonly heading: string | undefined }
  | { readonly type: 'scenario'; readonly id: string; readonly step: number }
  | { readonly type: 'notes'; readonly theatre: string }
  | { readonly type: 'nowhere'; readonly address: string };

/** Reads the part of the address from `#` on. What does not begin with `#/` (a world to bring in, or nothing) is the workbench. */
export function readRoute(hash: string): Route {
  const [first, second, third] = hash.startsWith('#/') ? hash.slice(2).split('/').map(decoded) : hash === '#compare' ? ['compare'] : [];
  if (first === 'notes' && second !== undefined && second !== '') return { type: 'notes', theatre: second };
  if (first === 'lessons') return second === undefined || second === '' ? { type: 'lessons' } : { type: 'lesson', id: second, heading: third === '' ? undefined : third };
  if (first === 'compare') return second === 'ideas' ? { type: 'compare', shown: 'ideas', step: stepIn(third ?? '') } : { type: 'compare', shown: 'steps', step: stepIn(second ?? '') };
  if (first === undefined || first === '') return { type: 'workbench' };
  if (first !== 'scenarios') return { type: 'nowhere', address: hash };
  if (second === undefined || second === '') return { type: 'scenarios' };
  return { type: 'scenario', id: second, step: stepIn(third ?? '') };
}

/** The address of a screen, from `#` on. */
export function hashOf(route: Route): string {
  switch (route.type) {
    case 'workbench':
      return '#/';
    case 'lessons':
      return '#/lessons';
    case 'lesson':
      return `#/lessons/${encodeURIComponent(route.id)}${route.heading === undefined ? '' : `/${encodeURIComponent(route.heading)}`}`;
    case 'scenarios':
      return '#/scenarios';
    case 'scenario':
      return `#/scenarios/${encodeURIComponent(route.id)}${route.step === 0 ? '' : `/step-${route.step}`}`;
    case 'compare':
      return `#/compare${route.shown === 'ideas' ? '/ideas' : ''}${route.step === 0 ? '' : `/step-${route.step}`}`;
    case 'notes':
      return `#/notes/${encodeURIComponent(route.theatre)}`;
    case 'nowhere':
      return route.address;
  }
}

/** `step-3`, or just `3`. A step that no scenario has is its start. */
function stepIn(text: string): number {
  const [, digits] = /^(?:step-)?(\d{1,4})$/.exec(text) ?? [];
  return Number(digits ?? 0);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone %: then it stands for itself
  }
}
