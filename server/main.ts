import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { checkKeptHeads, keepHeads } from './backup/keep-heads.ts';
import type { Config } from './config.ts';
import { type Connection, openConnection } from './db/connection.ts';
import { migrate } from './db/migrate.ts';
import type { Deps } from './deps.ts';
import { keepDeadlines } from './jobs/deadlines.ts';
import { keepTidy } from './jobs/tidy.ts';
import { startMails } from './mail/send-mails.ts';

export interface Service {
  readonly app: FastifyInstance;
  readonly deps: Deps;
  readonly connection: Connection;
  /** Where it listens, such as http://127.0.0.1:3000. */
  readonly address: string;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly config: Config;
  readonly demo?: boolean;
  /** A schema of its own within the database; the usual one without it. */
  readonly schema?: string;
  /** A database older than the heads that were kept is taken nevertheless. */
  readonly acceptOlder?: boolean;
  /** What is loaded before the door opens. */
  readonly prepare?: (deps: Deps, app: FastifyInstance) => Promise<void>;
}

/**
 * How long what is under way at the stop may take to finish, in milliseconds. Somebody who has opened a connection and asked
 * nothing yet, as browsers do to be quick, would hold it up for more than a minute.
 */
const patience = 5_000;

/** Starts the service: database, migrations, app, jobs; stops them in the other order. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, demo = false, schema, prepare, acceptOlder = false } = options;
  const connection = await openConnection({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    poolSize: config.DATABASE_POOL,
    applicationName: 'consult',
    ...(schema !== undefined && { schema }),
  });
  try {
    await migrate(connection);
    if (config.HEADS_FILE !== undefined) await checkKeptHeads(connection, config.HEADS_FILE, acceptOlder);
    let address = '';
    const deps: Deps = {
      db: connection.db,
      connection,
      config,
      demo,
      publicUrl: () => (config.PUBLIC_URL ?? address).replace(/\/$/, ''),
    };
    const app = await buildApp(deps);
    await prepare?.(deps, app);
    address = await app.listen({ host: config.HOST, port: config.PORT });
    const deadlines = keepDeadlines(deps, (fault) => app.log.error({ err: fault }, 'deadlines'));
    const mails = startMails(deps, { onFault: (fault) => app.log.error({ err: fault }, 'mails') });
    const tidy = keepTidy(deps, (fault) => app.log.error({ err: fault }, 'tidy'));
    const heads =
      config.HEADS_FILE === undefined
        ? undefined
        : keepHeads(connection, config.HEADS_FILE, (fault) => app.log.error({ err: fault }, 'heads'));
    return {
      app,
      deps,
      connection,
      address,
      stop: async () => {
        await deadlines.stop();
        await mails.stop();
        await tidy.stop();
        const late = setTimeout(() => app.server.closeAllConnections(), patience);
        await app.close();
        clearTimeout(late);
        await heads?.stop();
        await connection.close();
      },
    };
  } catch (fault) {
    await connection.close();
    throw fault;
  }
}
