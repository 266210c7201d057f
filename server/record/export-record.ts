import { canonicalJson } from '#shared/canonical-json.ts';
import { headOf, type AnyRecord } from '#shared/record/record.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { utf8 } from '#shared/utf8.ts';
import { listSecretBallots } from '../ballots/secret-ballots.repo.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import { findClosedRound, findDeclaration, listRecordedBallots, listRecordedEvents } from './record.repo.ts';
import { signerOf } from './signing-key.ts';

/** The record of a counted round, signed over its head. From the close on nothing of it changes but that more events follow. */
export async function exportRecord(deps: Deps, round: string): Promise<Result<AnyRecord>> {
  const signer = await signerOf(deps.db);
  const closed = await findClosedRound(deps.db, round);
  if (!closed) return refuse('notFound');
  const { declared, ...frozen } = closed;
  const unsigned: AnyRecord = {
    format: 'consultation-record',
    version: 1,
    exportedAt: await readClock(deps.db),
    ...frozen,
    events: await listRecordedEvents(deps.db, round),
    ballots:
      closed.manifest.secrecy === 'secret'
        ? await listSecretBallots(deps.db, round)
        : await listRecordedBallots(deps.db, round),
    declaration: declared ? await findDeclaration(deps.db, round) : null,
    publicKey: signer.publicKey,
    signature: '',
  };
  return ok({ ...unsigned, signature: signer.sign(utf8(canonicalJson(headOf(unsigned)))) });
}
