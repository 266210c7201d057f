import { describe, expect, it } from 'vitest';
import { missingInRound } from '#shared/rounds/complete-round.ts';
import { forms } from '#shared/rounds/form.ts';
import { openParameters, parametersOfRound, type RuleDraft, ruleFaults, rulesFor } from '#shared/tally/round-rule.ts';
import { ruleNames } from '#shared/tally/rule-frames.ts';

const draft = (given: Partial<RuleDraft>): RuleDraft => ({
  form: 'rank',
  minimum: 1,
  maximum: 1,
  highest: 5,
  budget: 10,
  equalRanks: false,
  places: 2,
  rule: 'borda',
  parameters: {},
  options: [1, 2, 3],
  ...given,
});

describe('the rule of a round', () => {
  const cases: [string, Partial<RuleDraft>, string[]][] = [
    ['fits its form', {}, []],
    ['does not fit its form', { rule: 'approval' }, ['ruleDoesNotFit /rule']],
    ['is unknown', { rule: 'acclaim' }, ['ruleDoesNotFit /rule']],
    ['fills one place', { rule: 'irv' }, ['onePlace /places']],
    ['takes strict rankings', { rule: 'scottish-stv', equalRanks: true }, ['strictRanks /equalRanks']],
    ['takes strict rankings too', { rule: 'meek', equalRanks: true }, ['strictRanks /equalRanks']],
    [
      'takes whole and strict rankings',
      { rule: 'places', equalRanks: true },
      ['strictRanks /equalRanks', 'rankAll /minimum'],
    ],
    ['takes a word it knows', { parameters: { variant: 'dowdall' } }, []],
    ['knows no such word', { parameters: { variant: 'best' } }, ['parameterDoesNotFit /parameters/variant']],
    ['knows no such parameter', { parameters: { colour: 'red' } }, ['parameterDoesNotFit /parameters/colour']],
    ['has no more choices than places', { form: 'choose', rule: 'block', maximum: 3 }, ['tooBig /maximum']],
    ['has fewer choices than places', { form: 'choose', rule: 'limited', maximum: 2 }, ['tooBig /maximum']],
    [
      'is not told what the roll says',
      { form: 'decide', rule: 'decision', places: 1, parameters: { members: '3', preset: 'unGa' } },
      ['parameterDoesNotFit /parameters/members'],
    ],
  ];
  it.each(cases)('%s', (_, given, reasons) => {
    expect(ruleFaults(draft(given)).map(({ reason, pointer }) => `${reason} ${pointer}`)).toEqual(reasons);
  });

  it('exists for every form, and every rule for some form', () => {
    const offered = forms.flatMap(rulesFor);
    for (const form of forms) expect(rulesFor(form).length).toBeGreaterThan(0);
    expect(new Set(offered)).toEqual(new Set(ruleNames));
  });

  it('is chosen its parameters, and told the others by the round', () => {
    expect(openParameters('decision').map(([name]) => name)).toEqual(['preset', 'threshold', 'secondVote']);
    const around = { members: 193, abstentions: 7, options: 1 };
    expect(parametersOfRound({ name: 'decision', parameters: { preset: 'unGa' } }, { form: 'decide' }, around)).toEqual(
      {
        preset: 'unGa',
        members: '193',
        abstain: '7',
      },
    );
    expect(parametersOfRound({ name: 'plurality' }, { form: 'choose', minimum: 1, maximum: 2 }, around)).toEqual({});
  });
});

describe('what is missing in the form of a round', () => {
  const title = { en: 'a', fr: 'a', es: 'a' };
  const words = {
    kind: 'preference' as const,
    seats: {},
    tieMeans: ['furtherRound' as const],
    question: title,
    opensAt: '2026-01-02',
    closesAt: '2026-01-03',
  };
  const missing = (given: Partial<RuleDraft>, count: number) => {
    const options = Array.from({ length: count }, () => ({ title, admitted: true }));
    return missingInRound({ ...draft(given), ...words, options }, '2026-01-01').map(
      ({ reason, pointer }) => `${reason} ${pointer}`,
    );
  };
  const cases: [string, Partial<RuleDraft>, number, string[]][] = [
    ['nothing', {}, 3, []],
    ['a ranking of more than there are', { minimum: 4 }, 3, ['tooBig /minimum']],
    ['an approval of more than there are', { form: 'approve', minimum: 4 }, 3, ['tooBig /minimum']],
    ['more points for one than in all', { form: 'points', highest: 11 }, 3, ['tooBig /highest']],
    ['more choices than options', { form: 'choose', maximum: 4 }, 3, ['tooBig /maximum']],
    ['as many places as options', { places: 3 }, 3, ['nothingToChoose /places']],
    ['one proposal', { form: 'decide', places: 1 }, 1, []],
    ['two proposals', { form: 'decide', places: 1 }, 2, ['oneProposal /options']],
    ['two places for a proposal', { form: 'decide' }, 1, ['onePlace /places']],
  ];
  it.each(cases)('%s', (_, given, count, reasons) => {
    expect(missing(given, count)).toEqual(reasons);
  });
});
