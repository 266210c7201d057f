import { rename } from 'node:fs/promises';
import type { Connection } from '../db/connection.ts';
import { every, type Job } from '../jobs/every.ts';
import { listHeads } from './backup.repo.ts';
import { noteOlder, olderThan, readHeads, refuseOlder, signHeads, writeHeads } from './kept-heads.ts';

const interval = 5_000;

/**
 * At the start: refuses a database that does not have the events whose heads were kept in the file, unless that is accepted by name;
 * then what was kept is moved aside, never overwritten, and the acts have a note of it.
 */
export async function checkKeptHeads(connection: Connection, file: string, acceptOlder: boolean): Promise<void> {
  const kept = await readHeads(file);
  const missing = kept ? await olderThan(connection.db, kept) : [];
  if (!kept || missing.length === 0) return;
  if (!acceptOlder) throw refuseOlder(missing, 'consult serve --accept-older');
  await connection.db.transaction().execute((trx) => noteOlder(trx, missing));
  await rename(file, `${file}.given-up-${kept.at.replaceAll(':', '')}`);
}

/** Keeps the file at the last heads while the service runs: looked at every five seconds and at the end, written when one has moved. */
export function keepHeads(connection: Connection, file: string, onFault: (fault: unknown) => void): Job {
  let written = '';
  const keep = async () => {
    const heads = JSON.stringify(await listHeads(connection.db));
    if (heads === written) return;
    await writeHeads(file, await signHeads(connection.db));
    written = heads;
  };
  const job = every(interval, keep, onFault);
  return {
    stop: async () => {
      await job.stop();
      await keep().catch(onFault);
    },
  };
}
