import { readHeads } from '../backup/kept-heads.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { readConfig } from '../config.ts';
import { openConnection } from '../db/connection.ts';
import { readArguments } from './arguments.ts';

const help = `Usage: consult restore FILE [--key HEX] [--heads FILE] [--accept-older]

Brings a backup back into an empty database (DATABASE_URL, else the embedded one in DATA_DIR), all or nothing; a backup of one kind
comes back into the other too. Everybody signs in anew. Run it as the owner of the tables.

  --key HEX       the installation's public key, as you know it from elsewhere; a backup signed with another is refused
  --heads FILE    the last heads that you kept (consult heads, or HEADS_FILE, which is read if this is not given)
  --accept-older  take a backup that lacks events whose heads were kept; they are given up, and the acts say so
`;

export async function restoreCommand(args: string[]): Promise<number> {
  const { given, exit } = readArguments(args, help, {
    options: { key: { type: 'string' }, heads: { type: 'string' }, 'accept-older': { type: 'boolean' } },
    allowPositionals: true,
  });
  if (!given) return exit;
  const [file] = given.positionals;
  if (file === undefined || given.positionals.length > 1) {
    process.stderr.write(`One file is needed.\n\n${help}`);
    return 2;
  }
  const config = readConfig(process.env);
  const headsFile = given.values.heads ?? config.HEADS_FILE;
  const kept = headsFile === undefined ? undefined : await readHeads(headsFile);
  if (given.values.heads !== undefined && !kept) throw new Error(`There is no file ${given.values.heads}.`);
  const connection = await openConnection({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR });
  try {
    const { header, end } = await restoreBackup(connection, file, {
      knownKey: given.values.key,
      kept,
      acceptOlder: given.values['accept-older'],
    });
    process.stdout.write(
      `Restored ${end.rows} rows as of ${header.madeAt}. References and the chains of ${header.heads.length} rounds hold.\n` +
        'Sessions have ended: everybody signs in anew. What was cast after that instant is not here; its receipts tell.\n',
    );
    return 0;
  } finally {
    await connection.close();
  }
}
