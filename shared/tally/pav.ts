import { ballotsOf, rowsOf, type Election } from './election.ts';
import { commonMultiple, fraction } from './figures.ts';
import { CountRefused } from './refused.ts';
import { makeResult, type CountResult } from './result.ts';
import { stepList } from './steps.ts';
import { tieOrder, type TieMeans } from './ties.ts';

/** How far the search for the best committee goes before it is refused: ballots of different content looked at. */
const PAV_LIMIT = 400_000_000;

/** How many equally good committees are kept; more than this is refused as well. */
const PAV_COMMITTEES = 10_000;

/** Ballots of the same content as one, since each node of the search reads all of them. */
function profilesOf(election: Election): { approved: Uint8Array[]; weights: number[] } {
  const width = election.options.length;
  const found = new Map<string, { approved: Uint8Array; weight: number }>();
  for (let row = 0; row < rowsOf(election); row++) {
    const marks = election.marks.subarray(row * width, (row + 1) * width);
    const approved: number[] = [];
    for (let option = 0; option < width; option++) if (marks[option] === 1) approved.push(option);
    if (approved.length === 0) continue;
    const key = approved.join();
    const count = election.counts?.[row] ?? 1;
    const profile = found.get(key);
    if (profile) profile.weight += count;
    else found.set(key, { approved: Uint8Array.from(approved), weight: count });
  }
  const profiles = [...found.values()];
  return { approved: profiles.map(({ approved }) => approved), weights: profiles.map(({ weight }) => weight) };
}

/** Branch and bound over committees: no committee can gain more than the best single gains added up. */
class Search {
  best = -1;
  committees: number[][] = [];
  private work = 0;
  private readonly width: number;
  private readonly seats: number;
  private readonly approved: readonly Uint8Array[];
  private readonly weights: readonly number[];
  private readonly share: readonly number[];
  private readonly hits: Uint8Array;

  constructor(election: Election, seats: number, multiple: number) {
    const { approved, weights } = profilesOf(election);
    this.width = election.options.length;
    this.seats = seats;
    this.approved = approved;
    this.weights = weights;
    this.share = Array.from({ length: seats + 1 }, (_, e) => multiple / (e + 1));
    this.hits = new Uint8Array(approved.length);
  }

  /** Gains of every option beside the committee that `hits` stands for. */
  private gains(): number[] {
    this.work += this.approved.length + 1;
    if (this.work > PAV_LIMIT) {
      throw new CountRefused([
        `The best committee was not found within ${PAV_LIMIT} looks at ballots; fewer options or places, or seqpav, can be counted.`,
      ]);
    }
    const gains = Array.from({ length: this.width }, () => 0);
    this.approved.forEach((options, ballot) => {
      const gain = this.weights[ballot]! * this.share[this.hits[ballot]!]!;
      for (const option of options) gains[option]! += gain;
    });
    return gains;
  }

  private take(option: number, by: 1 | -1): void {
    this.approved.forEach((options, ballot) => {
      if (options.includes(option)) this.hits[ballot]! += by;
    });
  }

  /** @param open options that may still be taken; those set aside are gone for good */
  run(committee: readonly number[], open: readonly number[], score: number): void {
    const missing = this.seats - committee.length;
    if (missing === 0) {
      if (score > this.best) [this.best, this.committees] = [score, []];
      if (score === this.best) this.committees.push(committee.toSorted((a, b) => a - b));
      if (this.committees.length > PAV_COMMITTEES) {
        throw new CountRefused([`More than ${PAV_COMMITTEES} committees are equally good; they are not listed.`]);
      }
      return;
    }
    if (open.length < missing) return;
    const gains = this.gains();
    const inOrder = open.toSorted((a, b) => gains[b]! - gains[a]! || a - b);
    for (let at = 0; at <= inOrder.length - missing; at++) {
      const bound = inOrder.slice(at, at + missing).reduce((sum, option) => sum + gains[option]!, score);
      if (bound < this.best) return;
      const option = inOrder[at]!;
      this.take(option, 1);
      this.run([...committee, option], inOrder.slice(at + 1), score + gains[option]!);
      this.take(option, -1);
    }
  }
}

/**
 * Proportional approval, exactly: the committee with the highest sum of 1 + 1/2 + … over ballots and their elected options.
 * Equally good committees are a tie; a declared order takes the first of them in the order of combinations.
 *
 * @throws CountRefused when the search or the number of equally good committees passes the stated limits
 */
export function pav(election: Election, means: TieMeans): CountResult {
  const { options } = election;
  const seats = Math.min(election.seats, options.length);
  const multiple = commonMultiple(seats);
  // A ballot counts less than 1 + ln(seats) times the multiple, so below this every sum is exact.
  if (Number(multiple) * ballotsOf(election) * (1 + Math.ceil(Math.log(seats + 1))) > Number.MAX_SAFE_INTEGER) {
    throw new CountRefused([
      `${seats} places and ${ballotsOf(election)} ballots pass what can be searched exactly; use seqpav.`,
    ]);
  }
  const search = new Search(election, seats, Number(multiple));
  search.run([], [...options.keys()], 0);
  const { best, committees } = search;
  const name = (option: number): string => options[option]!;
  const score = fraction(BigInt(best), multiple);
  const steps = stepList();
  steps.add('ballots', { ballots: ballotsOf(election), places: election.seats });
  const order = tieOrder(means, options)([...options.keys()]);
  const place = new Map((order ?? [...options.keys()]).map((option, at) => [option, at]));
  const inOrder = committees
    .map((committee) => committee.toSorted((a, b) => place.get(a)! - place.get(b)!))
    .toSorted(
      (a, b) =>
        a.map((option, at) => place.get(option)! - place.get(b[at]!)!).find((difference) => difference !== 0) ?? 0,
    );
  const shared = inOrder[0]!.filter((option) => committees.every((committee) => committee.includes(option)));
  const among = [...options.keys()].filter(
    (option) => !shared.includes(option) && committees.some((set) => set.includes(option)),
  );
  if (committees.length === 1 || order) {
    steps.add('bestCommittee', { options: inOrder[0]!.map(name), votes: score });
    const met = {
      stage: 'committee',
      question: 'committee' as const,
      among: among.map(name),
      by: means.means,
      chosen: inOrder[0]!.map(name),
    };
    const ties = committees.length === 1 ? [] : [met];
    return makeResult(election, 'pav', {
      elected: inOrder[0]!.map(name),
      details: { score, committees: committees.length },
      ties,
      steps: steps.list,
    });
  }
  const places = seats - shared.length;
  steps.add('equalCommittees', { committees: committees.length, votes: score, options: among.map(name), places });
  return makeResult(election, 'pav', {
    elected: shared.map(name),
    tied: { places, among: among.map(name), stage: 'committee' },
    outcomes: committees.map((committee) => committee.map(name)),
    ties: [{ stage: 'committee', question: 'committee', among: among.map(name), by: 'open', chosen: [] }],
    details: { score, committees: committees.length },
    steps: steps.list,
  });
}
