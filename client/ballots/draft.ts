import { type Ballot, checkBallot } from '#shared/ballots/check-ballot.ts';
import { closeGaps } from '#shared/ballots/close-gaps.ts';
import type { Reason } from '#shared/result.ts';
import { type FormFigures, type FormName, formOf } from '#shared/rounds/form.ts';
import type { Choices } from './choose-topics.ts';

/** What somebody is about to cast for a Member, with the key that keeps it from counting twice. */
export interface Draft extends Choices {
  /** The revision that it replaces, 0 for the first ballot of the Member. */
  readonly replaces: number;
  /** Made once for this ballot: another choice, or another ballot to replace, is another key. */
  readonly key: string;
  /** It was sent, and no answer came: it may be recorded already, so it is sent again as it is. */
  readonly wasSent: boolean;
}

export const newDraft = ({ chosen, abstains, marks }: Choices, replaces: number): Draft => ({
  chosen,
  abstains,
  ...(marks && { marks }),
  replaces,
  key: crypto.randomUUID(),
  wasSent: false,
});

/**
 * The ballot that a draft is: marks in the order of the options.
 *
 * @example ballotOf({ chosen: ['B'], abstains: false }, ['A', 'B', 'C']) // { marks: [0, 1, 0], abstains: false }
 */
export const ballotOf = ({ chosen, abstains, marks }: Choices, letters: readonly string[]): Ballot => ({
  marks:
    abstains || chosen.length === 0 ? null : marks ? marks : letters.map((letter) => (chosen.includes(letter) ? 1 : 0)),
  abstains,
});

/** A ballot as it is read back: in a secret round it says nothing. */
type Readable = Pick<Ballot, 'marks'> & { readonly abstains: boolean | null };

/** What a ballot chooses. In a form whose marks say more than that, the marks themselves beside the options marked. */
export function choicesOf(
  { marks, abstains: said }: Readable,
  letters: readonly string[],
  form: FormName = 'choose',
): Choices {
  const abstains = said === true;
  if (form === 'choose' || form === 'approve')
    return { chosen: letters.filter((_, at) => marks?.[at] === 1), abstains };
  const isMarked = (mark: number | null | undefined) => (form === 'points' ? mark !== 0 : mark !== null);
  const chosen = marks ? letters.filter((_, at) => isMarked(marks[at])) : [];
  return { chosen, abstains, ...(marks && { marks }) };
}

/** A round, as far as its ballot depends on it. */
export interface BallotRound extends Partial<FormFigures> {
  readonly minimum: number;
  readonly maximum: number;
  readonly options: readonly { readonly letter: string }[];
}

/** Why a draft cannot be cast as it stands: the rule that the server asks too. */
export const checkDraft = (choices: Choices, round: BallotRound): Reason[] =>
  checkBallot(
    formOf({ form: 'choose', highest: 1, budget: 1, equalRanks: false, ...round }),
    round.options.length,
    ballotOf(
      choices,
      round.options.map(({ letter }) => letter),
    ),
  );

/** A ranking is checked and cast with its gaps closed; anything else as it is. */
export const withoutGaps = <Some extends Choices>(choices: Some, { form }: Partial<FormFigures>): Some =>
  form === 'rank' && choices.marks ? { ...choices, marks: closeGaps(choices.marks) } : choices;

/** Whose draft it is: another person at the same window does not see it. */
export interface DraftPlace {
  readonly round: string;
  readonly member: string;
  readonly account: string;
}

const nameOf = ({ round, member, account }: DraftPlace): string => `ballot/${round}/${member}/${account}`;

/** Kept in this window only, until it is cast: over a change of language, a reload, a lost line, a session that ended. */
export const keepDraft = (place: DraftPlace, draft: Draft): void =>
  sessionStorage.setItem(nameOf(place), JSON.stringify(draft));

export const dropDraft = (place: DraftPlace): void => sessionStorage.removeItem(nameOf(place));

/** The draft that was kept, as far as its options are those of the round. */
export function keptDraft(place: DraftPlace, letters: readonly string[]): Draft | undefined {
  const kept = sessionStorage.getItem(nameOf(place));
  if (kept === null) return undefined;
  try {
    const draft = JSON.parse(kept) as Draft;
    const isOfRound = draft.chosen.every((letter) => letters.includes(letter));
    return isOfRound && (draft.marks?.length ?? letters.length) <= letters.length ? draft : undefined;
  } catch {
    return undefined;
  }
}
