import type { Ballot } from '../ballots/check-ballot.ts';
import { byteToMark, markToByte, NOT_MARKED } from '../ballots/marks.ts';
import type { GroupPlaces } from '../rounds/form.ts';
import type { Manifest } from '../rounds/manifest.ts';
import { count } from '../tally/count.ts';
import type { Election, PlacesOfGroup } from '../tally/election.ts';
import type { CountResult } from '../tally/result.ts';
import { isRuleName } from '../tally/rule-frames.ts';
import { parametersOfRound } from '../tally/round-rule.ts';

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
  /**
   * The group's figure for each option, by letter: ballots that chose or approved it, ranked it first, or said yes; scores and
   * points added up. Null where so few ballots stand behind it that it would show whose.
   */
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
  /** Where ballots rank or score: how many ballots gave each option each rank or score, by letter and then by mark. */
  readonly marked?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The ballots that stand, as the count loads them: a row of marks each, in the order of the options. */
export interface CurrentBallots {
  /** Whose each row is; absent in a secret round, where nobody knows. */
  readonly members?: readonly string[];
  readonly abstains: readonly boolean[];
  /** Rows in the order of `abstains`; the row of an abstention is all 255 and is not counted. */
  readonly marks: Uint8Array;
}

/** Ballots as rows for the count, without whose they are; an abstention is a row of 255. */
export function withoutMembers(ballots: readonly Ballot[], options: number): CurrentBallots {
  const marks = new Uint8Array(ballots.length * options).fill(NOT_MARKED);
  ballots.forEach((ballot, row) =>
    ballot.marks?.slice(0, options).forEach((mark, at) => (marks[row * options + at] = markToByte(mark))),
  );
  return { abstains: ballots.map(({ abstains }) => abstains), marks };
}

/** Below this number of ballots a figure by group would tell what single Members chose. */
const fewest = 5;

/**
 * Counts a closed round. A pure function of manifest and ballots: order of the ballots, and equal ballots taken together or
 * apart, change nothing.
 */
export function resultOf(manifest: Manifest, manifestHash: string, ballots: CurrentBallots): RoundResult {
  const { form, rule, options, roll } = manifest;
  if (!isRuleName(rule.name)) throw new Error(`round ${manifest.round} has no rule ${rule.name}`);
  const width = options.length;
  const rows: number[] = [];
  ballots.abstains.forEach((isAbstention, row) => {
    if (!isAbstention) rows.push(row);
  });
  const marks = new Uint8Array(rows.length * width).fill(NOT_MARKED);
  rows.forEach((row, at) => marks.set(ballots.marks.subarray(row * width, (row + 1) * width), at * width));
  const letters = options.map(({ letter }) => letter);
  const election: Election = {
    form: form.form,
    options: letters,
    seats: rule.places,
    marks,
    ...(form.form === 'choose' && form.groups && { groups: electionGroups(form.groups) }),
  };
  const answers = participation(roll.length, ballots.abstains);
  const around = { members: roll.length, abstentions: answers.abstentions, options: width };
  const isGraded = form.form === 'rank' || form.form === 'score';
  return {
    version: 1,
    round: manifest.round,
    manifest: manifestHash,
    participation: answers,
    count: count(election, rule.name, { parameters: parametersOfRound({ ...rule, name: rule.name }, form, around) }),
    // Of a secret round only totals exist.
    groups: ballots.members ? groupFigures(manifest, ballots, ballots.members) : [],
    ...(isGraded && { marked: markedOf(letters, marks) }),
  };
}

/** The groups of a round's form as a count takes them. */
const electionGroups = (groups: readonly GroupPlaces[]): PlacesOfGroup[] =>
  groups.map(({ group, places, letters }) => ({ group, places, options: letters }));

/** How many ballots gave each option each mark. */
function markedOf(letters: readonly string[], marks: Uint8Array): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = Object.fromEntries(letters.map((letter) => [letter, {}]));
  marks.forEach((byte, at) => {
    const mark = byteToMark(byte);
    const of = found[letters[at % letters.length] ?? ''];
    if (mark !== null && of) of[mark] = (of[mark] ?? 0) + 1;
  });
  return found;
}

function participation(entitled: number, abstains: readonly boolean[]): Participation {
  const abstentions = abstains.filter(Boolean).length;
  return { entitled, withChoice: abstains.length - abstentions, abstentions, noAnswer: entitled - abstains.length };
}

function groupFigures(manifest: Manifest, ballots: CurrentBallots, members: readonly string[]): GroupFigures[] {
  const groupOf = new Map(manifest.roll.map(({ member, group }) => [member, group]));
  // By code units, as the digest of the result must not depend on anybody's tables of letters; those in no group last.
  const groups = [...new Set(groupOf.values())].sort((a, b) => (b === null || (a !== null && a < b) ? -1 : 1));
  const figures = groups.map((group) => {
    const rows = members.map((_, row) => row).filter((row) => groupOf.get(members[row] ?? '') === group);
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
  const isAddedUp = manifest.form.form === 'score' || manifest.form.form === 'points';
  const figure = (byte: number | undefined): number =>
    isAddedUp ? (byteToMark(byte ?? NOT_MARKED) ?? 0) : byte === 1 ? 1 : 0;
  return Object.fromEntries(
    manifest.options.map(({ letter }, option) => [
      letter,
      rows.reduce((sum, row) => sum + figure(ballots.marks[row * width + option]), 0),
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
