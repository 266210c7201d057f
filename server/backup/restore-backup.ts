import type { Connection } from '../db/connection.ts';
import { migrate, migrationStatus } from '../db/migrate.ts';
import { BackupError, type BackupEnd, type BackupHeader, checkBackup, readBackup } from './backup-file.ts';
import {
  checkReferences,
  countRows,
  deferReferences,
  emptySettings,
  insertRows,
  listTables,
  moveSequences,
  type Row,
  type Table,
} from './backup.repo.ts';
import { checkChains } from './check-chains.ts';
import { type KeptHeads, noteOlder, olderThan, refuseOlder } from './kept-heads.ts';

const chunk = 500;

export interface RestoreOptions {
  /** The installation's public key as the operator knows it from elsewhere. */
  readonly knownKey?: string | undefined;
  /** The last heads that the operator kept: a backup older than they are is refused, */
  readonly kept?: KeptHeads | undefined;
  /** unless the operator says that what came after the backup is given up. It is recorded as an act. */
  readonly acceptOlder?: boolean | undefined;
}

/**
 * Brings a backup back into an empty database, all or nothing: read whole and checked first, then put in within one transaction in
 * which every reference and every chain of events is checked again. Sessions do not come back: everybody signs in anew.
 */
export async function restoreBackup(
  connection: Connection,
  file: string,
  options: RestoreOptions = {},
): Promise<{ header: BackupHeader; end: BackupEnd }> {
  const { header, end } = await checkBackup(file, options.knownKey);
  await migrate(connection);
  const { applied } = await migrationStatus(connection);
  if (applied.join() !== header.migrations.join())
    throw new BackupError(
      `The backup is of another version of the tables (up to ${header.migrations.at(-1) ?? 'nothing'}). Restore it with the version that made it, then upgrade.`,
    );
  await connection.db.transaction().execute(async (trx) => {
    const tables = await listTables(trx, connection);
    for (const { table } of tables)
      if (table !== 'setting' && (await countRows(trx, table)) > 0)
        throw new BackupError(`The database is not empty: there is something in “${table}”. Restore into a new one.`);
    await emptySettings(trx);
    await deferReferences(trx, connection.schema, 'deferrable initially deferred');
    let into: Table | undefined;
    let waiting: Row[] = [];
    const put = async () => {
      if (into && waiting.length > 0) await insertRows(trx, into, waiting);
      waiting = [];
    };
    for await (const line of readBackup(file)) {
      if ('row' in line) waiting.push(line.row);
      if ('table' in line || 'end' in line || waiting.length >= chunk) await put();
      if ('table' in line) into = sameTable(tables, line);
    }
    await checkReferences(trx);
    await deferReferences(trx, connection.schema, 'not deferrable');
    await moveSequences(trx, connection.schema);
    if (JSON.stringify(await checkChains(trx)) !== JSON.stringify(header.heads))
      throw new BackupError('The rounds do not end where the backup says that they do.');
    const older = options.kept ? await olderThan(trx, options.kept) : [];
    if (older.length > 0 && !options.acceptOlder) throw refuseOlder(older, '--accept-older');
    if (older.length > 0) await noteOlder(trx, older);
  });
  return { header, end };
}

/** The table as this database has it; the backup's names never reach a statement unless they are the same. */
function sameTable(tables: readonly Table[], line: Table): Table {
  const here = tables.find(({ table }) => table === line.table);
  if (!here || JSON.stringify(here.columns) !== JSON.stringify(line.columns))
    throw new BackupError(`The table “${line.table}” of the backup is not that of this version.`);
  return here;
}
