/** One line of a configuration: the section and key in lower case, the part in quotes as it is written. */
export interface Setting {
  /** `user.name`, `branch.main.remote` */
  readonly name: string;
  readonly value: string;
}

/** All settings of a config file, in order; what is no setting is skipped. */
export function parseConfig(text: string): Setting[] {
  return textLines(text).flatMap((line) => (line.setting === undefined ? [] : [line.setting]));
}

/** The text with a setting changed, or added at the end of its section, or with a new section at the end. */
export function withSetting(text: string, name: string, value: string): string {
  const wanted = canonicalName(name);
  const line = `\t${writtenKey(name)} = ${quoteValue(value)}`;
  const lines = textLines(text);
  const present = lines.findLastIndex((one) => one.setting?.name === wanted);
  if (present !== -1) return written(lines.map((one, index) => (index === present ? line : one.text)));
  const section = wanted.slice(0, wanted.lastIndexOf('.'));
  const last = lines.findLastIndex((one) => one.section === section);
  const texts = lines.map((one) => one.text);
  return written(last === -1 ? [...texts, headingOf(name), line] : texts.toSpliced(last + 1, 0, line));
}

/** The text without a setting, and without its section when nothing else was in it. */
export function withoutSetting(text: string, name: string): string {
  const wanted = canonicalName(name);
  const section = wanted.slice(0, wanted.lastIndexOf('.'));
  const kept = textLines(text).filter((line) => line.setting?.name !== wanted);
  const empty = !kept.some((line) => line.section === section && line.setting !== undefined);
  return written(kept.filter((line) => !empty || line.section !== section).map((line) => line.text));
}

/** The text without a whole section such as `branch.feature`. */
export function withoutSection(text: string, section: string): string {
  return written(textLines(text).filter((line) => line.section !== section).map((line) => line.text));
}

/** Section and key in lower case, as git compares them; what stands between them keeps its letters. */
export function canonicalName(name: string): string {
  const first = name.indexOf('.');
  const last = name.lastIndexOf('.');
  return name.slice(0, first).toLowerCase() + name.slice(first, last) + name.slice(last).toLowerCase();
}

interface ConfigLine {
  readonly text: string;
  readonly section: string;
  readonly setting: Setting | undefined;
}

function textLines(text: string): ConfigLine[] {
  let section = '';
  return text.split('\n').filter((line, index, all) => index < all.length - 1 || line !== '').map((line) => {
    const [, name, quoted] = /^\s*\[\s*([\w.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/.exec(line) ?? [];
    if (name !== undefined) {
      section = name.toLowerCase() + (quoted === undefined ? '' : `.${quoted.replaceAll(/\\(.)/g, '$1')}`);
      return { text: line, section, setting: undefined };
    }
    const [, key, value] = /^\s*([A-Za-z][\w-]*)\s*(?:=\s*(.*))?$/.exec(line) ?? [];
    return { text: line, section, setting: key === undefined ? undefined : { name: `${section}.${key.toLowerCase()}`, value: value === undefined ? 'true' : unquoteValue(value) } };
  });
}

function written(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function writtenKey(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function headingOf(name: string): string {
  const [first, last] = [name.indexOf('.'), name.lastIndexOf('.')];
  return first === last ? `[${name.slice(0, first)}]` : `[${name.slice(0, first)} "${name.slice(first + 1, last).replaceAll(/["\\]/g, '\\$&')}"]`;
}

function quoteValue(value: string): string {
  const escaped = value.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return /^\s|\s$|[#;]/.test(value) ? `"${escaped}"` : escaped;
}

function unquoteValue(value: string): string {
  let text = '';
  let quoted = false;
  let kept = 0;
  for (let at = 0; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (character === '\\') {
      at += 1;
      text += { n: '\n', t: '\t' }[value.charAt(at)] ?? value.charAt(at);
    } else if (!quoted && (character === '#' || character === ';')) break;
    else text += character;
    if (quoted || character.trim() !== '') kept = text.length;
  }
  return text.slice(0, kept);
}
