import { readClock } from '../db/clock.ts';
import { migrationStatus } from '../db/migrate.ts';
import type { Connection } from '../db/connection.ts';
import { signerOf } from '../record/signing-key.ts';
import { BackupError, type BackupEnd, type BackupHeader, signedBytes, writeBackup } from './backup-file.ts';
import { listHeads, listTables, readRows } from './backup.repo.ts';

/**
 * Writes everything that the installation holds into one file, as it stood at one instant: one transaction sees one state, however
 * long it reads, while the service goes on. On the embedded database, which has one user at a time, the service is stopped.
 *
 * The tables must be those of this version, or nobody could say into what they come back.
 */
export async function makeBackup(
  connection: Connection,
  file: string,
): Promise<{ header: BackupHeader; end: BackupEnd }> {
  const { atHead, applied } = await migrationStatus(connection);
  if (!atHead)
    throw new BackupError(
      'The tables are not those of this version. Back up with the version that runs, or migrate first.',
    );
  const signer = await signerOf(connection.db);
  const oneView = connection.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return oneView.execute(async (trx) => {
    const heads = await listHeads(trx);
    const madeAt = await readClock(trx);
    const header: BackupHeader = { format: 'consultation-backup', version: 1, madeAt, migrations: applied, heads };
    const tables = await listTables(trx, connection);
    async function* body() {
      for (const table of tables) {
        yield table;
        for await (const row of readRows(trx, table)) yield { row };
      }
    }
    const end = await writeBackup(file, header, body(), (done) => {
      return { ...done, publicKey: signer.publicKey, signature: signer.sign(signedBytes(header, done)) };
    });
    return { header, end };
  });
}
