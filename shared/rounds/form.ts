/** Places of an election that only the candidates of one group fill: of these letters a ballot chooses at most `places`. */
export interface GroupPlaces {
  readonly group: string;
  readonly places: number;
  readonly letters: readonly string[];
}

/** At least `minimum` and at most `maximum` of the options are chosen. An election of candidates has this form too. */
export interface ChooseForm {
  readonly form: 'choose';
  readonly minimum: number;
  readonly maximum: number;
  /** Absent where all candidates fill the same places. */
  readonly groups?: readonly GroupPlaces[];
}

/** Any number of the options is approved, from `minimum` on. */
export interface ApproveForm {
  readonly form: 'approve';
  readonly minimum: number;
}

/** At least `minimum` options are ranked 1, 2, 3 …; several may share a rank where `equalRanks` says so. */
export interface RankForm {
  readonly form: 'rank';
  readonly minimum: number;
  readonly equalRanks: boolean;
}

/** Each option gets a score from 0 to `max`, or none; at least one gets one. */
export interface ScoreForm {
  readonly form: 'score';
  readonly max: number;
}

/** Points are divided among the options: at most `budget` in all, at most `max` for one. */
export interface PointsForm {
  readonly form: 'points';
  readonly budget: number;
  readonly max: number;
}

/** One proposal: yes or no. */
export interface DecideForm {
  readonly form: 'decide';
}

/** What a ballot of the round asks. */
export type BallotForm = ChooseForm | ApproveForm | RankForm | ScoreForm | PointsForm | DecideForm;

/** In the order in which a page offers them. */
export const forms = ['choose', 'approve', 'rank', 'score', 'points', 'decide'] as const;

export type FormName = (typeof forms)[number];

/** The form of a round as its draft holds it: the word, and the figures of which each form uses some. */
export interface FormFigures {
  readonly form: FormName;
  /** Fewest options that are chosen, approved or ranked. */
  readonly minimum: number;
  readonly maximum: number;
  /** The highest score, or the most points for one option. */
  readonly highest: number;
  readonly budget: number;
  readonly equalRanks: boolean;
  /** Places by group, in the form choose. */
  readonly groups?: readonly GroupPlaces[] | undefined;
}

/**
 * The form with the figures that belong to it, as the manifest freezes it.
 *
 * @example formOf({ form: 'rank', minimum: 1, maximum: 1, highest: 5, budget: 10, equalRanks: false })
 *          // { form: 'rank', minimum: 1, equalRanks: false }
 */
export function formOf({ form, minimum, maximum, highest, budget, equalRanks, groups = [] }: FormFigures): BallotForm {
  switch (form) {
    case 'choose':
      return { form, minimum, maximum, ...(groups.length > 0 && { groups }) };
    case 'approve':
      return { form, minimum };
    case 'rank':
      return { form, minimum, equalRanks };
    case 'score':
      return { form, max: highest };
    case 'points':
      return { form, budget, max: highest };
    case 'decide':
      return { form };
  }
}
