import { readFile } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import { openConnection } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { type ImportReport, importMembers } from '../members/import-members.ts';
import { readArguments } from './arguments.ts';

const help = `Usage: consult import-members FILE [--dry-run]

Imports Members and observers from a CSV file (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252), as the page does: all or
nothing. With --dry-run it only says what would be added, changed and refused. On the embedded database stop the service first.
`;

export async function importMembersCommand(args: string[]): Promise<number> {
  const { given, exit } = readArguments(args, help, {
    options: { 'dry-run': { type: 'boolean' } },
    allowPositionals: true,
  });
  if (!given) return exit;
  const [file] = given.positionals;
  if (file === undefined || given.positionals.length > 1) {
    process.stderr.write(`One file is needed.\n\n${help}`);
    return 2;
  }
  const bytes = await readFile(file);
  const config = readConfig(process.env);
  const connection = await openConnection({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR });
  try {
    await migrate(connection);
    const deps = { db: connection.db, connection, config, demo: false, publicUrl: () => config.PUBLIC_URL ?? '' };
    const dryRun = given.values['dry-run'] ?? false;
    const done = await importMembers(deps, null, { bytes: bytes.toString('base64'), dryRun }, 'en');
    const report = done.ok ? done.value : (done.refusal.facts?.report as ImportReport | undefined);
    if (!report) {
      process.stderr.write('The file could not be read as a table with headings. Nothing was imported.\n');
      return 1;
    }
    const { added, changed, unchanged, refused } = report;
    for (const { row, column, detail } of refused)
      process.stderr.write(`row ${row}${column ? `, ${column}` : ''}: ${detail}\n`);
    process.stdout.write(
      `${added.length} added, ${changed.length} changed, ${unchanged.length} unchanged, ${refused.length} refused\n`,
    );
    if (!done.ok) process.stderr.write('Nothing was imported.\n');
    return refused.length > 0 ? 1 : 0;
  } finally {
    await connection.close();
  }
}
