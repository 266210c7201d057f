import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { RoundRecord } from '#shared/record/record.ts';
import { type Check, type CheckName, verifyRecord } from '#shared/record/verify-record.ts';

const help = `Usage: consult verify FILE [--key HEX]

Checks the record of a round, step by step, and counts it again. No database and no network are used. --key is the public key of the
installation as you know it from elsewhere; without it only that the record fits the key in it is checked. Ends with 1 if a check fails.
`;

const sentences: Readonly<Record<CheckName, string>> = {
  form: 'It is a record of this version, with nothing added.',
  manifest: 'The manifest has the digest that the record names.',
  chain: 'The entries form one chain without a gap, and none was altered.',
  opening: 'The chain begins with the opening, under this manifest.',
  ballots: 'Every ballot has its entry, and every entry its ballot.',
  roll: 'Every ballot is of a Member on the roll.',
  revisions: 'Every Member has one current ballot; each replaced the one before.',
  marks: 'Every ballot keeps to the form of the round.',
  times: 'Every ballot was taken after the opening and before the close; extensions were made in time.',
  result: 'The result has the digest that the chain names.',
  recount: 'The recount gives the same result.',
  declaration: 'The declaration has the digest that the chain names.',
  signature: 'The record is signed with its key.',
};

const limits =
  'What this does not show: that a ballot is what its Member wanted (its receipt does, for the Member), and that nobody was shown\n' +
  'another record of the same round (compare the hash of the last entry, or the key, with others).';

export async function verifyCommand(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return 0;
  }
  const { values, positionals } = parseArgs({ args, options: { key: { type: 'string' } }, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    process.stderr.write(help);
    return 2;
  }
  const record = JSON.parse(await readFile(file, 'utf8')) as RoundRecord;
  const checks = verifyRecord(record, {
    sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
    verifies,
    ...(values.key !== undefined && { knownKey: values.key }),
  });
  for (const check of checks) process.stdout.write(line(check));
  const holds = checks.every((check) => check.holds);
  const last = record.events.at(-1);
  process.stdout.write(`\nLast entry ${last?.position ?? 0}: ${last?.hash ?? ''}\nKey: ${record.publicKey}\n\n`);
  process.stdout.write(
    holds ? 'The record is complete and the recount gives the same result.\n' : 'Do not rely on this record.\n',
  );
  process.stdout.write(`${limits}\n`);
  return holds ? 0 : 1;
}

const line = ({ n, name, holds, fault }: Check): string =>
  `${String(n).padStart(2)}  ${holds ? 'Pass' : 'FAIL'}  ${sentences[name]}${holds ? '' : ` (${fault})`}\n`;

function verifies(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, bytes, key, signature);
}
