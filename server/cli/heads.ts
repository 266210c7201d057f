import { signHeads, writeHeads } from '../backup/kept-heads.ts';
import { readConfig } from '../config.ts';
import { openConnection } from '../db/connection.ts';
import { readArguments } from './arguments.ts';

const help = `Usage: consult heads [FILE]

Prints where the chain of events of every round ends now, signed, or writes it to FILE. Keep it outside the database: a database that
lacks one of these events is older, or another. With HEADS_FILE set the service keeps such a file by itself.
`;

export async function headsCommand(args: string[]): Promise<number> {
  const { given, exit } = readArguments(args, help, { options: {}, allowPositionals: true });
  if (!given) return exit;
  const [file] = given.positionals;
  const config = readConfig(process.env);
  const connection = await openConnection({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR });
  try {
    const kept = await signHeads(connection.db);
    if (file === undefined) process.stdout.write(`${JSON.stringify(kept, null, 2)}\n`);
    else await writeHeads(file, kept);
    return 0;
  } finally {
    await connection.close();
  }
}
