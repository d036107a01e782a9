import type { z } from 'zod';
import { valuesTexts } from './en/values.ts';
import { textsOf } from './texts-of.ts';

/**
 * What is wrong with a value, in the language that is shown: for `schema.safeParse(value, { error: valueProblem })`. What a schema says itself
 * goes before it.
 */
export function valueProblem(issue: z.core.$ZodRawIssue): string {
  const texts = textsOf(valuesTexts);
  switch (issue.code) {
    case 'invalid_type':
      return texts.expected(wordFor(issue.expected, texts.kinds));
    case 'invalid_value':
      return texts.oneOf(issue.values.map((value) => JSON.stringify(value)));
    case 'unrecognized_keys':
      return texts.unknown(issue.keys);
    case 'too_small':
      return texts.tooSmall(String(issue.minimum));
    case 'too_big':
      return texts.tooLarge(String(issue.maximum));
    case 'invalid_format':
      return texts.form;
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return texts.wrong;
  }
}

function wordFor(kind: string, kinds: Readonly<Record<string, string>>): string {
  return kinds[kind] ?? kind;
}
