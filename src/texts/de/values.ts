import type { Translation } from '../translation.ts';

export const values: Translation['values'] = {
  kinds: { string: 'Text', number: 'eine Zahl', int: 'eine ganze Zahl', boolean: 'true oder false', array: 'eine Liste', object: 'ein Objekt', record: 'ein Objekt' },
  expected: (what) => `erwartet wird ${what}`,
  oneOf: (choices) => `erwartet wird ${choices.join(' oder ')}`,
  unknown: (keys) => `${keys.join(', ')} ${keys.length === 1 ? 'ist' : 'sind'} hier nicht bekannt`,
  tooSmall: (least) => `erwartet wird mindestens ${least}`,
  tooLarge: (most) => `erwartet wird höchstens ${most}`,
  form: 'es ist nicht so geschrieben, wie es hier erwartet wird',
  wrong: 'es ist nicht, was hier erwartet wird',
};
