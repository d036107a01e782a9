import { register } from 'node:module';

/** Lets Node import a file as its text, `import text from './x.py?raw'`, as Vite does for the page. To be imported first. */
const hooks = `
import { readFile } from 'node:fs/promises';
export async function load(url, context, next) {
  if (!url.endsWith('?raw')) return next(url, context);
  return { format: 'module', shortCircuit: true, source: 'export default ' + JSON.stringify(await readFile(new URL(url), 'utf8')) };
}
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
