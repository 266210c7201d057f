import { writeFile } from 'node:fs/promises';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { openConnection } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { envExample, errorsPage, openApiText, recordSchemaText } from '../docs.ts';
import { readArguments } from './arguments.ts';

const help = `Usage: consult print-docs

Writes what is printed from the code into the repository: docs/openapi.json, docs/errors.md, docs/record.schema.json and
.env.example. A test holds them equal to the code.
`;

export async function printDocsCommand(args: string[]): Promise<number> {
  const { given, exit } = readArguments(args, help, { options: {} });
  if (!given) return exit;
  const connection = await openConnection({});
  try {
    await migrate(connection);
    const config = readConfig({ LOG_LEVEL: 'silent' });
    const app = await buildApp({ db: connection.db, connection, config, demo: false, publicUrl: () => '' });
    await app.ready();
    const root = new URL('../../', import.meta.url);
    await writeFile(new URL('docs/openapi.json', root), openApiText(app));
    await writeFile(new URL('docs/errors.md', root), errorsPage());
    await writeFile(new URL('docs/record.schema.json', root), recordSchemaText());
    await writeFile(new URL('.env.example', root), envExample());
    await app.close();
    return 0;
  } finally {
    await connection.close();
  }
}
