import { NOT_MARKED } from '../ballots/marks.ts';
import type { Manifest } from '../rounds/manifest.ts';
import { count } from '../tally/count.ts';
import type { Election } from '../tally/election.ts';
import type { CountResult } from '../tally/result.ts';

/** Who took part: three figures, three words. They add up to those entitled. */
export interface Participation {
  readonly entitled: number;
  readonly withChoice: number;
  readonly abstentions: number;
  readonly noAnswer: number;
}

export interface GroupFigures extends Participation {
  /** Regional group; null for the Members that are in none. */
  readonly group: string | null;
  /** Ballots of the group that chose each option, by letter; null where so few stand behind them that they would show whose. */
  readonly votes: Readonly<Record<string, number>> | null;
}

/** The figures of a round, made once in the closing transaction and kept with their digest. */
export interface RoundResult {
  readonly version: 1;
  readonly round: string;
  readonly manifest: string;
  readonly participation: Participation;
  readonly count: CountResult;
  readonly groups: readonly GroupFigures[];
}

/** The last ballot of each Member that cast one, as the count loads them: a row of marks each, in the order of the options. */
export interface CurrentBallots {
  readonly members: readonly string[];
  readonly abstains: readonly boolean[];
  /** Rows of `members` in the same order; the row of an abstention is all 255 and is not counted. */
  readonly marks: Uint8Array;
}

/** Below this number of ballots a figure by group would tell what single Members chose. */
const fewest = 5;

/**
 * Counts a closed round. A pure function of manifest and ballots: order of the ballots, and equal ballots taken together or
 * apart, change nothing.
 */
export function resultOf(manifest: Manifest, manifestHash: string, ballots: CurrentBallots): RoundResult {
  const width = manifest.options.length;
  const rows: number[] = [];
  ballots.members.forEach((_, row) => {
    if (!ballots.abstains[row]) rows.push(row);
  });
  const marks = new Uint8Array(rows.length * width).fill(NOT_MARKED);
  rows.forEach((row, at) => marks.set(ballots.marks.subarray(row * width, (row + 1) * width), at * width));
  const election: Election = {
    form: manifest.form.form,
    options: manifest.options.map(({ letter }) => letter),
    seats: manifest.rule.places,
    marks,
  };
  return {
    version: 1,
    round: manifest.round,
    manifest: manifestHash,
    participation: participation(
      manifest.roll.length,
      ballots.members.map((_, row) => ballots.abstains[row] ?? false),
    ),
    count: count(election, manifest.rule.name),
    groups: groupFigures(manifest, ballots),
  };
}

function participation(entitled: number, abstains: readonly boolean[]): Participation {
  const abstentions = abstains.filter(Boolean).length;
  return { entitled, withChoice: abstains.length - abstentions, abstentions, noAnswer: entitled - abstains.length };
}

function groupFigures(manifest: Manifest, ballots: CurrentBallots): GroupFigures[] {
  const groupOf = new Map(manifest.roll.map(({ member, group }) => [member, group]));
  const groups = [...new Set(groupOf.values())].sort((a, b) => (a ?? '~').localeCompare(b ?? '~', 'en'));
  const figures = groups.map((group) => {
    const rows = ballots.members
      .map((_, row) => row)
      .filter((row) => groupOf.get(ballots.members[row] ?? '') === group);
    const entitled = manifest.roll.filter((entry) => entry.group === group).length;
    return {
      group,
      ...participation(
        entitled,
        rows.map((row) => ballots.abstains[row] ?? false),
      ),
      votes: votesOf(manifest, ballots, rows),
    };
  });
  return manifest.secrecy === 'recorded' ? figures : hideSmall(figures);
}

function votesOf(manifest: Manifest, ballots: CurrentBallots, rows: readonly number[]): Record<string, number> {
  const width = manifest.options.length;
  return Object.fromEntries(
    manifest.options.map(({ letter }, option) => [
      letter,
      rows.filter((row) => ballots.marks[row * width + option] === 1).length,
    ]),
  );
}

/**
 * Hides the choices of groups behind which fewer than five ballots stand. One hidden group alone could be worked out from the
 * total, so the next smallest is hidden too until at least five ballots stand behind what is hidden together.
 */
function hideSmall(figures: readonly GroupFigures[]): GroupFigures[] {
  const bySize = figures.filter(({ withChoice }) => withChoice > 0).toSorted((a, b) => a.withChoice - b.withChoice);
  const hidden = new Set<string | null>();
  let behind = 0;
  for (const { group, withChoice } of bySize) {
    if (withChoice >= fewest && (behind === 0 || behind >= fewest)) break;
    hidden.add(group);
    behind += withChoice;
  }
  return figures.map((figure) => (hidden.has(figure.group) ? { ...figure, votes: null } : figure));
}
