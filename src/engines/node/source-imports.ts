/**
 * A module's text with each `import(…)` made a call of `name`: what a browser would fetch from the network is then
 * looked for where the process looks for its files. Strings, comments, templates and regular expressions stay as they are.
 */
export function withoutDynamicImports(source: string, name: string): string {
  if (!/\bimport\s*[(/]/.test(source)) return source;
  let out = '';
  let copied = 0;
  const scanner = /(["'])(?:\\[\s\S]|(?!\1)[^\\\n])*\1|\/\/[^\n]*|\/\*[\s\S]*?\*\/|`|\}|\{|\bimport(?=\s*[(/])|\/(?=[^/*\s])|[\w$]+|[^\s]/g;
  /** For each open brace whether it is the one of a `${`. */
  const braces: boolean[] = [];
  let before = '';
  for (let match = scanner.exec(source); match !== null; match = scanner.exec(source)) {
    const [token] = match;
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    if (token === '`' || (token === '}' && braces.pop() === true)) {
      const end = templateEnd(source, match.index + 1);
      scanner.lastIndex = end.at;
      if (end.opensExpression) braces.push(true);
      before = end.opensExpression ? '{' : ')';
      continue;
    }
    if (token === '{') braces.push(false);
    if (token === '/' && startsRegularExpression(before)) {
      scanner.lastIndex = regularExpressionEnd(source, match.index + 1);
      before = ')';
      continue;
    }
    if (token === 'import' && before !== '.') {
      out += source.slice(copied, match.index) + name;
      copied = match.index + token.length;
    }
    before = token;
  }
  return out + source.slice(copied);
}

function templateEnd(source: string, from: number): { at: number; opensExpression: boolean } {
  for (let at = from; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '\\') at++;
    else if (char === '`') return { at: at + 1, opensExpression: false };
    else if (char === '$' && source.charAt(at + 1) === '{') return { at: at + 2, opensExpression: true };
  }
  return { at: source.length, opensExpression: false };
}

/** After a value a slash divides. */
function startsRegularExpression(before: string): boolean {
  if (before === '' || /^(return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield)$/.test(before)) return true;
  return !/[\w$)\]}"'`]$/.test(before);
}

function regularExpressionEnd(source: string, from: number): number {
  let inClass = false;
  for (let at = from; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '\\') at++;
    else if (char === '\n') return from;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return from;
}
