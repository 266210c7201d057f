import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isLanguage, type Language } from '#shared/languages.ts';
import { record as en } from '#shared/locales/en/record.ts';
import { record as es } from '#shared/locales/es/record.ts';
import { record as fr } from '#shared/locales/fr/record.ts';
import { type Messages, type Translate, translator } from '#shared/locales/translate.ts';
import type { Check } from '#shared/record/checks.ts';
import { checkWords } from '#shared/record/check-words.ts';
import { codeIn, type KeptReceipt } from '#shared/record/find-receipt.ts';
import type { AnyRecord } from '#shared/record/record.ts';
import { verifyFile } from '#shared/record/verify-record.ts';
import { readArguments } from './arguments.ts';

const help = `Usage: consult verify FILE [--key HEX] [--entry HEX] [--receipt CODE|FILE]… [--language en|fr|es] [--json]

Checks the record of a round in numbered checks and counts it again. No database and no network are used. --key is the public key
of the installation as you know it from elsewhere; without it only that the record fits the key in it is checked. --entry is the
hash of an entry that you have kept, from a page or an earlier record: it must stand in the chain. --receipt is a receipt that was
kept: its code (7KQ2-M9XD), or its file, which is compared and whose signature is checked. --json writes the checks for a program.
Ends with 0 if every check holds, with 1 if one fails, with 2 if the command is not understood.
`;

const words: Readonly<Record<Language, Partial<Messages>>> = { en, fr, es };

export async function verifyCommand(args: string[]): Promise<number> {
  const { given, exit } = readArguments(args, help, {
    options: {
      key: { type: 'string' },
      entry: { type: 'string' },
      receipt: { type: 'string', multiple: true },
      language: { type: 'string' },
      json: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  if (!given) return exit;
  const { key, entry, receipt = [], language = 'en', json = false } = given.values;
  const [file] = given.positionals;
  const areHashes = [key, entry].every((known) => known === undefined || /^[0-9a-f]{64}$/i.test(known));
  if (file === undefined || given.positionals.length > 1 || !isLanguage(language) || !areHashes) {
    process.stderr.write(help);
    return 2;
  }
  const { checks, record } = verifyFile(await readFile(file), decode, {
    sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
    verifies,
    receipts: await Promise.all(receipt.map(readReceipt)),
    ...(key !== undefined && { knownKey: key.toLowerCase() }),
    ...(entry !== undefined && { knownEntry: entry.toLowerCase() }),
  });
  const t = translator(language, words[language]);
  process.stdout.write(json ? jsonText(checks, record, t) : plainText(checks, record, t, key !== undefined));
  return checks.every(({ holds }) => holds) ? 0 : 1;
}

/** A code as it was written down; anything else is a file. */
const readReceipt = async (given: string): Promise<KeptReceipt> =>
  codeIn(given) ?? (JSON.parse(await readFile(given, 'utf8')) as KeptReceipt);

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

function plainText(checks: readonly Check[], record: AnyRecord | null, t: Translate, isKeyKnown: boolean): string {
  const lines = checks.map((check) => {
    const { word, sentence } = checkWords(check, t);
    return `${String(check.n).padStart(2)}  ${word.padEnd(width(t))}  ${sentence}`;
  });
  lines.push('', checks.every(({ holds }) => holds) ? t('record.holds') : t('record.doesNotHold'), '');
  const last = record?.events.at(-1);
  if (record && last) {
    const say = (label: string, value: string) => lines.push(t('record.line', { label, value }));
    say(t('record.lastEntry'), `${last.position} ${last.hash}`);
    say(t('record.key'), record.publicKey);
    lines.push(t(isKeyKnown ? 'record.keyIsKnown' : 'record.keyIsNotKnown'), '');
  }
  lines.push(wrapped(t('record.limits')));
  return `${lines.join('\n')}\n`;
}

/** A paragraph in lines of a terminal. */
const wrapped = (words: string): string => words.replaceAll(/(.{1,100})( |$)/g, '$1\n').trimEnd();

const width = (t: Translate): number =>
  Math.max(...(['pass', 'fail', 'skipped'] as const).map((state) => t(`record.${state}`).length));

function jsonText(checks: readonly Check[], record: AnyRecord | null, t: Translate): string {
  const last = record?.events.at(-1);
  const value = {
    holds: checks.every(({ holds }) => holds),
    checks: checks.map((check) => {
      const { state, sentence } = checkWords(check, t);
      return { n: check.n, name: check.name, state, sentence, fault: check.fault, note: check.note };
    }),
    lastEntry: last ? { position: last.position, hash: last.hash } : null,
    publicKey: record?.publicKey ?? null,
    limits: t('record.limits'),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function verifies(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, bytes, key, signature);
}
