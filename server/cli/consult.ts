import { ConfigError, readConfig, settings } from '../config.ts';

/** One program for everything that an operator does. Each command is loaded when it is asked for, so `count` needs no database. */
interface Command {
  readonly summary: string;
  readonly run: (args: string[]) => Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  serve: {
    summary: 'start the service; without DATABASE_URL on an embedded database in DATA_DIR',
    run: async (args) => (await import('./serve.ts')).serveCommand(args),
  },
  demo: {
    summary: 'start the service with the model case of 2005, in a folder of its own that it resets',
    run: async (args) => (await import('./demo.ts')).demoCommand(args),
  },
  rehearse: {
    summary: 'play the whole model case over HTTP with every delegation and check the result',
    run: async (args) => (await import('./rehearse.ts')).rehearseCommand(args),
  },
  migrate: {
    summary: 'bring the tables of the database to the state of this version',
    run: async (args) => (await import('./migrate.ts')).migrateCommand(args),
  },
  'import-members': {
    summary: 'import members and observers from a CSV file, or show what would change',
    run: async (args) => (await import('./import-members.ts')).importMembersCommand(args),
  },
  backup: {
    summary: 'write everything into one file, as it stands at one instant',
    run: async (args) => (await import('./backup.ts')).backupCommand(args),
  },
  restore: {
    summary: 'bring a backup back into an empty database, PostgreSQL or embedded',
    run: async (args) => (await import('./restore.ts')).restoreCommand(args),
  },
  heads: {
    summary: 'print where the chain of every round ends, signed, to be kept elsewhere',
    run: async (args) => (await import('./heads.ts')).headsCommand(args),
  },
  'first-administrator': {
    summary: 'print a new one-time link that makes the first administrator',
    run: async (args) => (await import('./first-administrator.ts')).firstAdministratorCommand(args),
  },
  count: {
    summary: 'count a file of ballots by a named rule; no database',
    run: async (args) => (await import('./count.ts')).countCommand(args),
  },
  verify: {
    summary: 'check the record of a round and count it again; no database',
    run: async (args) => (await import('./verify.ts')).verifyCommand(args),
  },
  'print-docs': {
    summary: 'print docs/openapi.json, docs/errors.md, docs/record.schema.json and .env.example from the code',
    run: async (args) => (await import('./print-docs.ts')).printDocsCommand(args),
  },
};

function help(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  const variables = Object.entries(settings.shape).map(
    ([name, field]) => `  ${name.padEnd(18)}  ${field.description ?? ''}`,
  );
  return `Usage: npm run consult -- COMMAND [--help]\n\n${lines.join('\n')}\n\n  --check-config  read the settings, say what is wrong, and stop\n\nSettings, from the environment:\n\n${variables.join('\n')}\n`;
}

function checkConfig(): number {
  readConfig(process.env);
  process.stdout.write('The settings are in order.\n');
  return 0;
}

async function main([name = '--help', ...args]: string[]): Promise<number> {
  if (name === '--help' || name === '-h') {
    process.stdout.write(help());
    return 0;
  }
  if (name === '--check-config') return checkConfig();
  const command = commands[name];
  if (!command) {
    process.stderr.write(`There is no command “${name}”.\n\n${help()}`);
    return 2;
  }
  if (args.includes('--check-config')) return checkConfig();
  return command.run(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  const message = fault instanceof Error ? fault.message : String(fault);
  process.stderr.write(fault instanceof ConfigError ? `The settings cannot be used:\n${message}\n` : `${message}\n`);
  // The place in the code helps whoever mends the program, and nobody who mends a setting.
  if (process.env.LOG_LEVEL === 'debug' && fault instanceof Error) process.stderr.write(`${fault.stack ?? ''}\n`);
  process.exitCode = fault instanceof ConfigError ? 2 : 1;
}
