import type { FormName } from '../rounds/form.ts';

/** What the figure that orders an option is: how its column is headed, and whether it is a share of the ballots. */
export const figureKinds = [
  'preferences',
  'firsts',
  'points',
  'scores',
  'placesSum',
  'lastStage',
  'wins',
  'worstDefeat',
  'inFavour',
  'figure',
] as const;
export type FigureKind = (typeof figureKinds)[number];

const kinds: Readonly<Record<string, FigureKind>> = {
  plurality: 'preferences',
  block: 'preferences',
  limited: 'preferences',
  approval: 'preferences',
  majority: 'preferences',
  cumulative: 'points',
  borda: 'points',
  places: 'placesSum',
  score: 'scores',
  star: 'scores',
  irv: 'lastStage',
  'scottish-stv': 'lastStage',
  meek: 'lastStage',
  copeland: 'wins',
  minimax: 'worstDefeat',
  decision: 'inFavour',
};

/**
 * @example figureKind('plurality', 'rank') // 'firsts'
 */
export const figureKind = (rule: string, form: FormName): FigureKind =>
  rule === 'plurality' && form === 'rank' ? 'firsts' : (kinds[rule] ?? 'figure');
