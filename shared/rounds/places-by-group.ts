import type { GroupPlaces } from './form.ts';

interface Seated {
  readonly options: readonly { readonly letter: string; readonly group?: string | null | undefined }[];
  /** Places by group. */
  readonly seats: Readonly<Record<string, number>>;
}

/**
 * The places of each group with the letters of its candidates, groups in alphabetical order of their keys; none where seats are not
 * by group. The Human Rights Council fills its places so (resolution 60/251, paragraph 7).
 *
 * @example placesByGroup({ options: [{ letter: 'A', group: 'africa' }], seats: { africa: 1 } })
 *          // [{ group: 'africa', places: 1, letters: ['A'] }]
 */
export const placesByGroup = ({ options, seats }: Seated): GroupPlaces[] =>
  Object.entries(seats)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([group, places]) => ({
      group,
      places,
      letters: options.filter((option) => option.group === group).map(({ letter }) => letter),
    }));
