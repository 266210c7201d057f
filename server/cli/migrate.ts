import { readConfig } from '../config.ts';
import { openConnection } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { readArguments } from './arguments.ts';

const help = `Usage: consult migrate

Brings the tables of the database (DATABASE_URL, else the embedded one in DATA_DIR) to the state of this version. The service
does the same at its start; several processes may start at once.
`;

export async function migrateCommand(args: string[]): Promise<number> {
  const { given, exit } = readArguments(args, help, { options: {} });
  if (!given) return exit;
  const config = readConfig(process.env);
  const connection = await openConnection({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR });
  try {
    const applied = await migrate(connection);
    process.stdout.write(applied.length > 0 ? `Applied: ${applied.join(', ')}\n` : 'The tables are up to date.\n');
    return 0;
  } finally {
    await connection.close();
  }
}
