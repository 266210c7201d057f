import type { DecisionRule, Quorum } from './decision.ts';
import { majority, threeQuarters, twoThirds, type Threshold } from './majority.ts';

const oneThird: Threshold = { numerator: 1, denominator: 3, strict: false };
const half: Threshold = { numerator: 1, denominator: 2, strict: false };

/** A majority of Members must be present. */
const majorityPresent: Quorum = { threshold: majority, of: 'members', counts: 'present' };

const usual = { abstain: 'notVoting', invalid: 'notVoting', blank: 'abstain', tie: 'rejected' } as const;

/** Rules of known bodies for a proposal put to the vote. Each names where it stands. */
export const presets = {
  /** More than half of yes and no, no quorum. */
  plain: {
    ...usual,
    base: 'presentAndVoting',
    threshold: majority,
    source: 'More than half of those present and voting',
  },
  iomCouncil: {
    ...usual,
    base: 'presentAndVoting',
    threshold: majority,
    quorum: majorityPresent,
    source: 'IOM Constitution, Art. 24',
  },
  iomCouncilTwoThirds: {
    ...usual,
    base: 'presentAndVoting',
    threshold: twoThirds,
    quorum: majorityPresent,
    source: 'IOM Constitution, Art. 24 with Arts 2, 4 and 13',
  },
  iomOfMembersTwoThirds: {
    ...usual,
    base: 'members',
    threshold: twoThirds,
    quorum: majorityPresent,
    source: 'IOM Constitution, Arts 18(2) and 25',
  },
  iomOfMembersThreeQuarters: {
    ...usual,
    base: 'members',
    threshold: threeQuarters,
    quorum: majorityPresent,
    source: 'IOM Constitution, Art. 28',
  },
  unGa: {
    ...usual,
    base: 'presentAndVoting',
    threshold: majority,
    tie: 'secondVote',
    quorumOpen: oneThird,
    quorum: majorityPresent,
    source: 'UN General Assembly, A/520 rules 67, 85, 86 and 95',
  },
  unGaTwoThirds: {
    ...usual,
    base: 'presentAndVoting',
    threshold: twoThirds,
    quorumOpen: oneThird,
    quorum: majorityPresent,
    source: 'UN General Assembly, A/520 rules 67, 83 and 86',
  },
  unGaCommittee: {
    ...usual,
    base: 'presentAndVoting',
    threshold: majority,
    quorumOpen: oneThird,
    quorum: majorityPresent,
    source: 'UN General Assembly committees, A/520 rules 108, 125 and 133',
  },
  who: {
    ...usual,
    base: 'presentAndVoting',
    threshold: majority,
    quorumOpen: oneThird,
    quorum: majorityPresent,
    source: 'WHO, Rules of Procedure of the World Health Assembly, rule 85 for committees',
  },
  ilo: {
    ...usual,
    base: 'presentAndVoting',
    threshold: majority,
    quorum: { threshold: half, of: 'present', counts: 'yesNo' },
    source: 'ILO Constitution, Art. 17: votes cast reach half of the delegates attending',
  },
  fao: {
    ...usual,
    base: 'votesCast',
    threshold: majority,
    quorum: majorityPresent,
    source: 'FAO, General Rules of the Organization, Rule XII-4(a)',
  },
  unesco: {
    ...usual,
    base: 'presentAndVoting',
    threshold: majority,
    quorum: majorityPresent,
    source: 'UNESCO, Rules of Procedure of the General Conference',
  },
  oasCommittee: {
    ...usual,
    base: 'presentAndVoting',
    threshold: majority,
    quorumOpen: oneThird,
    quorum: { threshold: twoThirds, of: 'members', counts: 'present' },
    source: 'OAS General Assembly, Rules of Procedure, Art. 52',
  },
  parisUnion: {
    ...usual,
    base: 'presentAndVoting',
    threshold: twoThirds,
    quorumOpen: oneThird,
    quorum: { threshold: half, of: 'members', counts: 'postalCompleted' },
    source: 'Paris Convention, Art. 13(4)',
  },
  iso: {
    ...usual,
    base: 'presentAndVoting',
    threshold: twoThirds,
    negativesAtMost: { numerator: 1, denominator: 4 },
    source: 'ISO/IEC Directives, Part 1: two-thirds of P-members voting, negatives at most a quarter of all votes',
  },
} as const satisfies Record<string, DecisionRule>;

export type PresetName = keyof typeof presets;

export const presetNames = Object.keys(presets) as PresetName[];
