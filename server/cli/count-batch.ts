import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { count } from '#shared/tally/count.ts';
import type { Election } from '#shared/tally/election.ts';
import { electionFromJson, ElectionJsonError } from '#shared/tally/election-json.ts';
import { FileFault } from '#shared/tally/file-fault.ts';
import { parseJson, placeOf } from '#shared/tally/formats.ts';
import { CountRefused } from '#shared/tally/refused.ts';
import { batchJson } from '#shared/tally/result-json.ts';
import { isRuleName } from '#shared/tally/rule-frames.ts';
import type { TieMeans } from '#shared/tally/ties.ts';
import { UnreadableFile } from './count-file.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The declared order of a line, earlier = preferred, taken like any recorded lot. */
function tiesOf(line: Fields, election: Election): TieMeans {
  const order = line['tie_order'];
  if (order === undefined) return { means: 'open' };
  const names = Array.isArray(order)
    ? order.map((at: unknown) => (typeof at === 'number' ? election.options[at] : undefined))
    : [];
  const known = names.filter((name) => name !== undefined);
  if (new Set(known).size !== election.options.length)
    throw new ElectionJsonError('/tie_order', 'Every candidate stands once in the order.');
  return { means: 'lot', order: known };
}

/** One count that a line asks for; everything but label, rule and seats is a parameter of the rule. */
function readCount(
  wanted: unknown,
  at: number,
): { label: unknown; rule: string; seats?: number; parameters: Record<string, string> } {
  const pointer = `/counts/${at}`;
  if (!isFields(wanted)) throw new ElectionJsonError(pointer, 'An object with label, rule and seats is expected.');
  const { label, rule, seats, ...rest } = wanted;
  if (typeof rule !== 'string') throw new ElectionJsonError(`${pointer}/rule`, 'The name of a rule is expected.');
  if (seats !== undefined && !(typeof seats === 'number' && Number.isInteger(seats) && seats > 0)) {
    throw new ElectionJsonError(`${pointer}/seats`, 'A whole number from 1 is expected.');
  }
  const parameters = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, String(value)]));
  return { label: label ?? rule, rule, ...(typeof seats === 'number' ? { seats } : {}), parameters };
}

function answer(line: Fields): { texts: string[]; refused: boolean } {
  const election = electionFromJson(line);
  const ties = tiesOf(line, election);
  const counts = line['counts'];
  if (!Array.isArray(counts)) throw new ElectionJsonError('/counts', 'A list of counts is expected.');
  let refused = false;
  const texts = counts.map((each: unknown, at) => {
    const { label, rule, ...asked } = readCount(each, at);
    try {
      if (!isRuleName(rule)) throw new CountRefused([`There is no rule "${rule}".`]);
      return JSON.stringify(batchJson(line['id'], label, count(election, rule, { ...asked, ties })));
    } catch (error) {
      if (!(error instanceof CountRefused)) throw error;
      refused = true;
      return JSON.stringify({ id: line['id'], label, refused: error.reasons });
    }
  });
  return { texts, refused };
}

/** Reads one line; what is wrong in it is placed by the line of the file and the column in it. */
function answerLine(text: string, number: number): { texts: string[]; refused: boolean } {
  try {
    const line = parseJson(text);
    if (!isFields(line)) throw new ElectionJsonError('', 'An election is expected.');
    return answer(line);
  } catch (error) {
    if (error instanceof FileFault) throw new FileFault(number, error.column, error.reason);
    if (!(error instanceof ElectionJsonError)) throw error;
    throw new FileFault(
      number,
      placeOf(text, error.fault.pointer).column,
      `${error.fault.pointer || '/'}: ${error.fault.reason}`,
    );
  }
}

/**
 * `consult count --batch`: a file with an election and the counts wanted on each line; a result line for each count.
 *
 * @returns the exit code: 0, or 1 when a count is refused (its line says why). A broken line ends the run.
 */
export async function countBatch(
  path: string,
  out: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> {
  const input = createReadStream(path, 'utf8');
  let code = 0;
  let number = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      number++;
      if (text.trim() === '') continue;
      const { texts, refused } = answerLine(text, number);
      for (const line of texts) out(`${line}\n`);
      if (refused) code = 1;
    }
  } catch (error) {
    if (error instanceof FileFault) {
      complain(`${path}: ${error.message}`);
      return 1;
    }
    if (error instanceof Error && 'code' in error)
      throw new UnreadableFile(`${path} cannot be read: ${error.message}.`);
    throw error;
  }
  return code;
}
