import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { passwordForm } from '#shared/accounts/check-password.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { makeGate } from './gate.ts';

const derive = promisify(argon2);

/** OWASP's first choice of 2024: 19 MiB, two passes, one lane; about 50 ms of one core. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;

// Each takes 19 MiB and a core, so two run and the rest wait: a room of 200 that signs in at once is through in ten seconds.
// Beyond that, telling people to come back is better than letting ballots wait behind passwords.
const gate = makeGate(2, 400);
const busy = refuse('busy', { values: { seconds: 10 } });

interface Parameters {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

async function digest(password: string, nonce: Buffer, tagLength: number, parameters: Parameters): Promise<Buffer> {
  return await derive('argon2id', { message: passwordForm(password), nonce, tagLength, ...parameters });
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** A password as it is kept: argon2id with its own salt, in the PHC form that other programs read too. */
export async function hashPassword(password: string): Promise<Result<string>> {
  const nonce = randomBytes(16);
  const tag = await gate.enter(() => digest(password, nonce, 32, cost));
  if (!tag) return busy;
  const { memory, passes, parallelism } = cost;
  return ok(`$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`);
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** What nobody's password is, at the cost of a real one. */
const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(randomBytes(16))}$${base64(randomBytes(32))}`;

/** Whether a password is the kept one. Without a kept one the same work is done, so that the time tells nothing. */
export async function verifyPassword(password: string, kept: string | null): Promise<Result<boolean>> {
  const match = phc.exec(kept ?? nobody);
  if (!match) throw new Error('A kept password is not in the PHC form of argon2id.');
  const [, memory, passes, parallelism, nonce = '', tag = ''] = match;
  const expected = Buffer.from(tag, 'base64');
  const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const found = await gate.enter(() => digest(password, Buffer.from(nonce, 'base64'), expected.length, parameters));
  if (!found) return busy;
  return ok(timingSafeEqual(found, expected) && kept !== null);
}
