import { readConfig } from '../config.ts';
import { openConnection } from '../db/connection.ts';
import { grantTo } from '../db/grants.ts';
import { migrate } from '../db/migrate.ts';
import { readArguments } from './arguments.ts';

const help = `Usage: consult migrate [--grant-to ROLE]

Brings the tables of the database (DATABASE_URL, else the embedded one in DATA_DIR) to the state of this version. The service
does the same at its start; several processes may start at once.

  --grant-to ROLE  run as the owner of the tables, give ROLE the rights with which the service runs: on ballots, events and acts
                   to read and to insert, nothing else; no right to change a table or a trigger
`;

export async function migrateCommand(args: string[]): Promise<number> {
  const { given, exit } = readArguments(args, help, { options: { 'grant-to': { type: 'string' } } });
  if (!given) return exit;
  const config = readConfig(process.env);
  const connection = await openConnection({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR });
  try {
    const applied = await migrate(connection);
    process.stdout.write(applied.length > 0 ? `Applied: ${applied.join(', ')}\n` : 'The tables are up to date.\n');
    const role = given.values['grant-to'];
    if (role !== undefined) {
      await grantTo(connection, role);
      process.stdout.write(`${role} may run the service.\n`);
    }
    return 0;
  } finally {
    await connection.close();
  }
}
