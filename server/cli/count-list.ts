import { type ParameterSpec, type RuleFrame, ruleFrames, ruleNames } from '#shared/tally/rule-frames.ts';

const described = (spec: ParameterSpec): string =>
  'words' in spec
    ? spec.words.join(' | ')
    : `whole number from ${spec.from}${spec.fallback === '' ? '' : `, ${spec.fallback} if not given`}`;

/** The rules with the forms that they count and their options; as JSON for machines. */
export function listRules(json: boolean): string {
  const list = ruleNames.map((name) => {
    const { forms, parameters, onePlace = false }: RuleFrame = ruleFrames[name];
    return { name, forms, onePlace, options: parameters };
  });
  if (json) return `${JSON.stringify(list)}\n`;
  const lines = list.flatMap(({ name, forms, onePlace, options }) => [
    `${name.padEnd(14)}${forms.join(', ')}${onePlace ? '; one place' : ''}`,
    ...Object.entries(options).map(([key, spec]) => `${' '.repeat(14)}--option ${key}=${described(spec)}`),
  ]);
  return `${lines.join('\n')}\n`;
}
