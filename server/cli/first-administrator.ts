import { firstAdministratorLink } from '../accounts/first-administrator.ts';
import { readConfig } from '../config.ts';
import { openConnection } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { readArguments } from './arguments.ts';

const help = `Usage: consult first-administrator

Prints a one-time link that makes the first administrator, good for 60 minutes; earlier ones stop working. Where an
administrator can sign in already, it prints none. On the embedded database stop the service first.
`;

export async function firstAdministratorCommand(args: string[]): Promise<number> {
  const { given, exit } = readArguments(args, help, { options: {} });
  if (!given) return exit;
  const config = readConfig(process.env);
  const connection = await openConnection({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR });
  try {
    await migrate(connection);
    const address = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
    const deps = { db: connection.db, connection, config, demo: false, publicUrl: () => address.replace(/\/$/, '') };
    const link = await firstAdministratorLink(deps);
    process.stdout.write(link ? `${link.url}\n` : 'There is an administrator who can sign in.\n');
    return link ? 0 : 1;
  } finally {
    await connection.close();
  }
}
