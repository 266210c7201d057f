import { makeBackup } from '../backup/make-backup.ts';
import { readConfig } from '../config.ts';
import { openConnection } from '../db/connection.ts';
import { readArguments } from './arguments.ts';

const help = `Usage: consult backup FILE

Writes everything that the database (DATABASE_URL, else the embedded one in DATA_DIR) holds into FILE, as it stands at one instant, with a
digest and the installation's signature. The service may run meanwhile on PostgreSQL; on the embedded database stop it first. FILE must
not be there yet. It holds ballots with names, password digests and the key of signatures: keep it as you keep the database.
`;

export async function backupCommand(args: string[]): Promise<number> {
  const { given, exit } = readArguments(args, help, { options: {}, allowPositionals: true });
  if (!given) return exit;
  const [file] = given.positionals;
  if (file === undefined || given.positionals.length > 1) {
    process.stderr.write(`One file is needed.\n\n${help}`);
    return 2;
  }
  const config = readConfig(process.env);
  const connection = await openConnection({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR });
  try {
    const { header, end } = await makeBackup(connection, file);
    process.stdout.write(
      `${file}: ${end.rows} rows, as of ${header.madeAt}, ${header.heads.length} rounds with events\n` +
        `Digest ${end.digest}\nKey    ${end.publicKey}\n`,
    );
    return 0;
  } finally {
    await connection.close();
  }
}
