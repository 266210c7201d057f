import { parseArgs } from 'node:util';
import { isLanguage } from '#shared/languages.ts';
import { count } from '#shared/tally/count.ts';
import { FileFault } from '#shared/tally/file-fault.ts';
import { formats, isFormat, readElection, writeElection } from '#shared/tally/formats.ts';
import { CountRefused } from '#shared/tally/refused.ts';
import { resultJson } from '#shared/tally/result-json.ts';
import { isRuleName } from '#shared/tally/rule-frames.ts';
import { countBatch } from './count-batch.ts';
import { fileText, readBytes, UnreadableFile } from './count-file.ts';
import { listRules } from './count-list.ts';
import { printResult } from './count-print.ts';
import { readTies, TiesFault } from './count-ties.ts';

const help = `Counts ballots from a file. No database and no network are used.

  consult count FILE --rule NAME [--seats N] [--option NAME=VALUE]… [--ties …] [--json] [--lang en|fr|es]
  consult count FILE --to FORMAT            writes the ballots in another format to standard output
  consult count --batch FILE.jsonl          one election a line, with the counts wanted; one result line a count
  consult count --list [--json]             names the rules and their options

  --format FORMAT   ${formats.join(', ')}; otherwise told from the name of the file
  --ties WHAT       open (default), lot:A,B,C (an order drawn and recorded), seed:WORDS (a lot from a published seed),
                    or a JSON file: {"means":"lot","order":[…],"drawnBy":"…","witnesses":[…],"at":"…"} or
                    {"means":"chair","decisions":[["B","C"]]}

Exit code: 0 counted, 1 the file or the count is refused, 2 the command is not understood.
`;

const options = {
  rule: { type: 'string' },
  seats: { type: 'string' },
  option: { type: 'string', multiple: true },
  ties: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  format: { type: 'string' },
  to: { type: 'string' },
  batch: { type: 'string' },
  list: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** A command that is not understood: shown with a hint at `--help`. */
class Misuse extends Error {}

const out = (text: string): void => void process.stdout.write(text);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

function given(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : 'The options are not understood.');
  }
}

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

function parametersOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new Misuse(`--option ${pair}: NAME=VALUE is expected.`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = given(args);
  if (values.help) {
    out(help);
    return 0;
  }
  if (values.list) {
    out(listRules(values.json ?? false));
    return 0;
  }
  if (values.batch !== undefined) return countBatch(values.batch, out, complain);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Misuse('One file is expected.');
  const format = values.format ?? path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (!isFormat(format))
    throw new Misuse(`The format of ${path} is not known; --format is one of ${formats.join(', ')}.`);
  const language = values.lang ?? 'en';
  if (!isLanguage(language)) throw new Misuse('--lang is en, fr or es.');
  if (values.to !== undefined && !isFormat(values.to)) throw new Misuse(`--to is one of ${formats.join(', ')}.`);
  if (values.to === undefined && values.rule === undefined)
    throw new Misuse('--rule is missing; --list names the rules.');
  if (values.seats !== undefined && !/^[1-9]\d{0,3}$/.test(values.seats))
    throw new Misuse('--seats is a whole number from 1.');
  const seats = values.seats === undefined ? {} : { seats: Number(values.seats) };
  const rule = values.rule ?? '';
  if (values.to === undefined && !isRuleName(rule))
    throw new Misuse(`There is no rule "${rule}"; --list names the rules.`);
  const parameters = parametersOf(values.option ?? []);
  const ties = readTies(values.ties ?? 'open');
  const bytes = await readBytes(path);
  const election = readElection(format, bytes, () => fileText(bytes));
  if (values.to !== undefined && isFormat(values.to)) {
    out(writeElection({ ...election, ...seats }, values.to, path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')));
    return 0;
  }
  if (!isRuleName(rule)) return 2;
  const result = count(election, rule, { ...seats, parameters, ties });
  out(values.json ? `${JSON.stringify(resultJson(result))}\n` : printResult(result, language));
  return 0;
}

/**
 * `consult count`: counts a file by a rule and prints the result.
 *
 * @returns the exit code: 0 counted, 1 refused, 2 not understood
 */
export async function countCommand(args: string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    if (error instanceof Misuse || error instanceof TiesFault) {
      complain(`${error.message}\nconsult count --help says how to use it.`);
      return 2;
    }
    if (error instanceof FileFault) complain(`Not counted: ${error.message}`);
    else if (error instanceof CountRefused) complain(['Not counted:', ...error.reasons].join('\n  '));
    else if (error instanceof UnreadableFile) complain(error.message);
    else throw error;
    return 1;
  }
}
