import { presets } from '#shared/tally/presets.ts';
import type { DecisionRule } from '#shared/tally/decision.ts';
import { type Threshold, thresholdOf } from '#shared/tally/majority.ts';
import { t } from '../messages.ts';

/** What is needed for a proposal, in one line: "Needed: two-thirds of those that vote yes or no." */
export function majorityLine(parameters: Readonly<Record<string, string>>): string {
  const name = parameters['preset'] ?? 'plain';
  const rule: DecisionRule = name in presets ? presets[name as keyof typeof presets] : presets.plain;
  const threshold = thresholdOf(parameters['threshold'] ?? '') ?? rule.threshold;
  return t('ballot.decide.needed', { share: shareWords(threshold), of: t(`ballot.decide.of.${rule.base}`) });
}

function shareWords(threshold: Threshold): string {
  if ('votes' in threshold) return String(threshold.votes);
  const { numerator, denominator, strict } = threshold;
  if (strict) return t('ballot.decide.half');
  if (numerator === denominator) return t('ballot.decide.all');
  return t(denominator === 3 ? 'ballot.decide.twoThirds' : 'ballot.decide.threeQuarters');
}
