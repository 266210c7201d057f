import type { Kysely } from 'kysely';
import type { Config } from './config.ts';
import type { Connection } from './db/connection.ts';
import type { Database } from './db/schema.ts';

/** What commands are given. Whoever needs less takes less: repositories take the database alone. */
export interface Deps {
  readonly db: Kysely<Database>;
  readonly connection: Connection;
  readonly config: Config;
  /** A list of people to sign in as is offered, and pages carry a ribbon. Only `demo` sets it. */
  readonly demo: boolean;
  /** Where lines of the log go; standard output unless given. */
  readonly logs?: { write(line: string): void };
  /** Address under which people reach the service, without a slash at its end. */
  publicUrl(): string;
}
