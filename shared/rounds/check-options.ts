import { languages, type Text } from '../languages.ts';
import type { Reason } from '../result.ts';
import type { RoundKind } from './manifest.ts';

export interface DraftedOption {
  /** The admitted topic that it stands for; null for a candidate. */
  readonly topic: string | null;
  readonly title: Text;
  readonly presentedBy: string | null;
  readonly group: string | null;
}

/** What the options are held against. */
export interface OptionsGround {
  readonly kind: RoundKind;
  /** Topics that the Chair has admitted in the consultation. */
  readonly admitted: readonly string[];
  /** Codes of the Members of the organisation. */
  readonly members: readonly string[];
}

/**
 * What is wrong with the options of a draft: in an election candidates by name, each once; in any other round topics that have
 * been admitted in this very consultation, each once.
 *
 * @example checkOptions([{ topic: null, title: { en: 'Ms Doe' }, presentedBy: null, group: null }], { kind: 'election', … }) // []
 */
export function checkOptions(options: readonly DraftedOption[], ground: OptionsGround): Reason[] {
  return ground.kind === 'election' ? checkCandidates(options, ground) : checkTopics(options, ground);
}

function checkTopics(options: readonly DraftedOption[], { admitted }: OptionsGround): Reason[] {
  const seen = new Set<string>();
  return options.flatMap(({ topic, presentedBy, group }, at): Reason[] => {
    if (topic === null) return [{ reason: 'missing', pointer: `/options/${at}/topic` }];
    if (seen.has(topic)) return [{ reason: 'optionTwice', pointer: `/options/${at}/topic` }];
    seen.add(topic);
    if (presentedBy !== null || group !== null) return [{ reason: 'onlyCandidates', pointer: `/options/${at}` }];
    return admitted.includes(topic) ? [] : [{ reason: 'topicNotAdmitted', pointer: `/options/${at}/topic` }];
  });
}

function checkCandidates(options: readonly DraftedOption[], { members }: OptionsGround): Reason[] {
  const reasons: Reason[] = [];
  const seen = new Set<string>();
  options.forEach(({ topic, title, presentedBy }, at) => {
    if (topic !== null) reasons.push({ reason: 'candidateIsNoTopic', pointer: `/options/${at}/topic` });
    for (const language of languages) {
      const name = title[language]?.trim().toLowerCase();
      if (!name) continue;
      if (seen.has(`${language} ${name}`))
        reasons.push({ reason: 'candidateTwice', pointer: `/options/${at}/title/${language}` });
      seen.add(`${language} ${name}`);
    }
    if (presentedBy !== null && !members.includes(presentedBy))
      reasons.push({ reason: 'noSuchMember', pointer: `/options/${at}/presentedBy` });
  });
  return reasons;
}
