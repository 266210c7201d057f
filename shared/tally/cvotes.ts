import { MARK_MAX } from '#shared/ballots/marks.ts';
import { rowsOf, type Election } from './election.ts';
import { FileFault } from './file-fault.ts';
import { tiersOf } from './ranks.ts';
import { Rows } from './rows.ts';

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Names that may not stand in a vote line unquoted, since they would be read as its signs. */
const signs = /[>=;*^#]|\|\|/;

function parameters(lines: readonly string[]): { candidates: string[] | null; seats: number; weights: boolean } {
  let candidates: string[] | null = null;
  let seats = 1;
  let weights = false;
  lines.forEach((text, at) => {
    const found = /^#\/\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(text);
    if (!found) return;
    const [, key, value] = found as unknown as [string, string, string];
    if (/^candidates$/i.test(key)) {
      candidates = value
        .split(';')
        .map((name) => name.trim())
        .filter((name) => name !== '');
      if (new Set(candidates).size !== candidates.length)
        throw new FileFault(at + 1, 1, 'A candidate stands twice in the list.');
    }
    if (/^number of seats$/i.test(key)) {
      if (!/^[1-9]\d{0,3}$/.test(value))
        throw new FileFault(at + 1, text.indexOf(':') + 2, 'The number of seats is a whole number from 1.');
      seats = Number(value);
    }
    if (/^weight allowed$/i.test(key)) weights = /^true$/i.test(value);
  });
  return { candidates, seats, weights };
}

/** "tags || A > B = C ^2 * 5 # remark" as tiers of names and the number of ballots it stands for. */
function readVote(
  { number, text }: Line,
  weights: boolean,
): { tiers: { name: string; column: number }[][]; count: number } {
  const tagged = text.indexOf('||');
  const from = tagged < 0 ? 0 : tagged + 2;
  const body = text.slice(from);
  const found = /^([^^*]*)(?:\^([^*]*))?(?:\*(.*))?$/.exec(body);
  const figure = (part: string | undefined, sign: string): number => {
    if (part === undefined) return 1;
    if (!/^\s*\d{1,9}\s*$/.test(part))
      throw new FileFault(number, from + body.indexOf(sign) + 1, `A whole number is expected after ${sign}.`);
    return Number(part);
  };
  if (!found) throw new FileFault(number, from + 1, 'A weight (^) comes before the number of times (*), each once.');
  const weight = figure(found[2], '^');
  const count = figure(found[3], '*') * (weights ? weight : 1);
  if (count > 0xffffffff) throw new FileFault(number, from + 1, 'The line stands for too many ballots.');
  const order = found[1]!;
  if (order.trim() === '/EMPTY_RANKING/') return { tiers: [], count };
  let column = from;
  const tiers = order.split('>').map((tier) =>
    tier.split('=').map((part) => {
      const name = part.trim();
      const at = column + part.search(/\S|$/) + 1;
      column += part.length + 1;
      if (name === '') throw new FileFault(number, at, 'A name is missing here.');
      return { name, column: at };
    }),
  );
  return { tiers, count };
}

/**
 * Ranked ballots from a file of the Condorcet Election Format (.cvotes, version 1): parameters "#/Candidates: A;B",
 * "#/Number of Seats: 2", "#/Weight Allowed: true", and votes "tags || A > B = C ^weight * times". Without a list of
 * candidates they are those named in the votes, in the order of their names.
 *
 * @throws FileFault with line, column and reason
 */
export function readCvotes(text: string): Election {
  const lines = text.split(/\r?\n/);
  const { candidates, seats, weights } = parameters(lines);
  const votes = lines.flatMap((line, at) => {
    const bare = line.startsWith('#') ? '' : line.replace(/#.*$/, '');
    return bare.trim() === '' ? [] : [{ number: at + 1, vote: readVote({ number: at + 1, text: bare }, weights) }];
  });
  const named = votes.flatMap(({ vote }) => vote.tiers.flat().map(({ name }) => name));
  const options = candidates ?? [...new Set(named)].toSorted();
  if (options.length === 0) throw new FileFault(lines.length, 1, 'There is no candidate in the file.');
  if (options.length > MARK_MAX) throw new FileFault(1, 1, `At most ${MARK_MAX} candidates can be counted.`);
  const index = new Map(options.map((name, at) => [name, at]));
  const rows = new Rows(options.length);
  for (const { number, vote } of votes) {
    const at = rows.begin(vote.count);
    vote.tiers.forEach((tier, rank) => {
      for (const { name, column } of tier) {
        const option = index.get(name);
        if (option === undefined) throw new FileFault(number, column, `"${name}" is not in the list of candidates.`);
        if (!rows.mark(at, option, rank + 1))
          throw new FileFault(number, column, `"${name}" stands twice in this vote.`);
      }
    });
  }
  return rows.election('rank', options, seats);
}

/** Ranked ballots in the Condorcet Election Format. Signs of the format inside names are replaced by spaces. */
export function writeCvotes(election: Election): string {
  const width = election.options.length;
  const names = election.options.map((name) => (signs.test(name) ? name.replaceAll(/[>=;*^#|]/g, ' ').trim() : name));
  const lines = [
    `#/Candidates: ${names.join(' ; ')}`,
    `#/Number of Seats: ${election.seats}`,
    '#/Implicit Ranking: true',
    '',
  ];
  for (let row = 0; row < rowsOf(election); row++) {
    const tiers = tiersOf(election.marks, row * width, width);
    const order =
      tiers.map((tier) => tier.map((option) => names[option]!).join(' = ')).join(' > ') || '/EMPTY_RANKING/';
    lines.push(`${order} * ${election.counts?.[row] ?? 1}`);
  }
  return [...lines, ''].join('\n');
}
