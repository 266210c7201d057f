import { sql } from 'kysely';
import { hashPassword } from '#server/accounts/password.ts';
import { readConfig } from '#server/config.ts';
import { openConnection } from '#server/db/connection.ts';
import { migrate } from '#server/db/migrate.ts';
import type { Deps } from '#server/deps.ts';
import { makeNextRound, makeRound } from '#tests/support/make-round.ts';
import { HttpLine } from './http-line.ts';

const password = 'a password of the bench';

export interface Voter {
  readonly member: string;
  readonly email: string;
}

export interface Scene {
  readonly deps: Deps;
  readonly voters: readonly Voter[];
  /** An account that may read the round before its close. */
  readonly chairEmail: string;
  /** Another open round of the same roll: each run has its own, since ballots are never deleted. */
  nextRound(): Promise<{ id: string; lock: number }>;
  /** Throws unless all that was acknowledged stands, once, and the chain knows of it. */
  check(round: string, acknowledged: number): Promise<void>;
  close(): Promise<void>;
}

/** A migrated database with what commands need to work on it. */
export async function openScene(url: string): Promise<Deps> {
  const connection = await openConnection({ databaseUrl: url, applicationName: 'consult-bench' });
  await migrate(connection);
  const config = readConfig({ LOG_LEVEL: 'silent', DATABASE_URL: url });
  return { db: connection.db, connection, config, demo: false, publicUrl: () => '' };
}

/** A database with a roll of Members, one person each who can sign in. `bench_person` tells pgbench who they are. */
export async function makeScene(url: string, members: number): Promise<Scene> {
  const deps = await openScene(url);
  const { db } = deps;
  const around = await makeRound({ db, deps }, { members, options: 4 });
  const hashed = await hashPassword(password);
  if (!hashed.ok) throw new Error('no password');
  await db.updateTable('account').set({ password_hash: hashed.value }).execute();
  await sql`
    create table bench_person as
      select row_number() over (order by member_code) - 1 as client, member_code as member, account_id as account, email
      from delegate join account on account.id = account_id`.execute(db);
  await sql`create unique index on bench_person (client)`.execute(db);
  const { rows: voters } = await sql<Voter>`select member, email from bench_person order by client`.execute(db);
  const chair = await db.selectFrom('account').where('id', '=', around.chair).select('email').executeTakeFirstOrThrow();

  async function check(round: string, acknowledged: number): Promise<void> {
    const { rows } = await sql<{ ballots: number; events: number; head: number; all: number }>`
      select (select count(*) from ballot where round_id = ${round}::uuid) as ballots,
        (select count(*) from round_event where round_id = ${round}::uuid and kind = 2) as events,
        (select count(*) from round_event where round_id = ${round}::uuid) as all,
        (select position from round_head where round_id = ${round}::uuid) as head`.execute(db);
    const { ballots, events, head, all } = rows[0]!;
    if (ballots !== acknowledged || events !== acknowledged || head !== all)
      throw new Error(
        `void: ${acknowledged} acknowledged, ${ballots} ballots, ${events} events, head ${head} of ${all}`,
      );
  }

  return {
    deps,
    voters,
    chairEmail: chair.email,
    nextRound: async () => {
      const id = await makeNextRound({ db, deps }, around);
      const row = await db.selectFrom('round').where('id', '=', id).select('lock_number').executeTakeFirstOrThrow();
      return { id, lock: row.lock_number };
    },
    check,
    close: () => deps.connection.close(),
  };
}

/** Everybody comes from an address of their own, as missions do, so that the limit by address counts none of them. */
let addresses = 0;
export function anAddress(): string {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

/** Signs in by e-mail address and password; the session's cookie. */
export async function signIn(line: HttpLine, email: string): Promise<string> {
  const headers = `x-forwarded-for: ${anAddress()}\r\n`;
  const answer = await line.send('POST', '/api/sessions', headers, JSON.stringify({ email, password }));
  const cookie = /\r\nset-cookie: ([^;]+)/i.exec(answer.headers)?.[1];
  if (answer.status !== 200 || cookie === undefined) throw new Error(`sign-in: ${answer.status} ${answer.body}`);
  return cookie;
}
