import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { RoundRecord } from '#shared/record/record.ts';
import { verifyRecord } from '#shared/record/verify-record.ts';
import { type BackupHeader, signedBytes } from '#server/backup/backup-file.ts';
import { checkKeptHeads, keepHeads } from '#server/backup/keep-heads.ts';
import { readHeads, signHeads, writeHeads } from '#server/backup/kept-heads.ts';
import { makeBackup } from '#server/backup/make-backup.ts';
import { restoreBackup } from '#server/backup/restore-backup.ts';
import { type Connection, openConnection } from '#server/db/connection.ts';
import { grantTo } from '#server/db/grants.ts';
import { migrate } from '#server/db/migrate.ts';
import { sha256 } from '#server/digest.ts';
import { signerOf, verifies } from '#server/record/signing-key.ts';
import { signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { freshDatabase, hasPostgres, postgresAdminUrl } from '#tests/support/database.ts';
import { callers, cast, type MadeRound, makeNextRound, makeRound, moveClose } from '#tests/support/make-round.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consult-backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const named = (name: string) => join(folder, `${name}-${randomBytes(4).toString('hex')}`);

/** An installation with a declared round, and one that is open with a ballot in it. */
async function makeStory(
  test: TestApp,
  owner: Connection = test.connection,
): Promise<{ closed: MadeRound; open: MadeRound }> {
  const closed = await makeRound(test, { members: 4, secrecy: 'recorded' });
  const people = await callers(test, closed);
  for (const [at, marks] of [[1, 1, 0], [1, 0, 1], null].entries()) {
    const sent = await cast(people[at]!, closed.id, { member: closed.delegates[at]!.member, marks });
    if (sent.statusCode !== 201) throw new Error(sent.body);
  }
  const open = { ...closed, id: await makeNextRound(test, closed, { closesIn: 8 * 3600 }) };
  await cast(people[0]!, open.id, { member: open.delegates[0]!.member, marks: [0, 1, 1] });
  await finish(test, closed, 2, owner);
  return { closed, open };
}

/** Lets the clock pass the close by some hours, as its owner may, and tallies; the record is there then. */
async function finish(test: TestApp, round: MadeRound, hours: number, owner = test.connection): Promise<RoundRecord> {
  await sql`
    create or replace function consult_clock() returns timestamptz language sql volatile
    as 'select clock_timestamp() + interval ''${sql.raw(String(hours))} hours'''`.execute(owner.db);
  const administrator = await signInAs(test, round.administrator);
  const { resultHash } = (await administrator.get(`/api/rounds/${round.id}/figures`)).json();
  const tallied = await administrator.post(`/api/rounds/${round.id}/tally`, { resultHash });
  if (tallied.statusCode >= 300) throw new Error(tallied.body);
  return (await administrator.get(`/api/rounds/${round.id}/record`)).json();
}

const holds = (record: RoundRecord) => verifyRecord(record, { sha256, verifies }).filter(({ holds }) => !holds);

/** Every row of every table but those that do not come back, in an order of its own. */
async function everything({ db, schema }: Connection): Promise<Record<string, string[]>> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = ${schema}::regnamespace
      and relname not in ('session', 'sign_in_failure', 'kysely_migration', 'kysely_migration_lock') order by 1`.execute(
    db,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of rows) {
    const { rows: lines } = await sql<{ line: string }>`select t::text as line from ${sql.table(name)} t`.execute(db);
    all[name] = lines.map(({ line }) => line).sort();
  }
  return all;
}

const emptyPostgres = async (): Promise<Connection> => {
  const connection = await freshDatabase();
  onTestFinished(() => connection.close());
  return connection;
};
const emptyEmbedded = async (): Promise<Connection> => {
  const connection = await openConnection({ dataDir: named('embedded') });
  onTestFinished(() => connection.close());
  return connection;
};

describe.runIf(hasPostgres())('backup, destroy, restore, verify, go on', () => {
  it.each([
    ['PostgreSQL', 'PostgreSQL', emptyPostgres, emptyPostgres] as const,
    ['the embedded database', 'PostgreSQL', emptyEmbedded, emptyPostgres] as const,
    ...(process.env.FULL ? [['PostgreSQL', 'the embedded database', emptyPostgres, emptyEmbedded] as const] : []),
  ])(
    'from %s to %s',
    async (_from, _to, from, to) => {
      const source = await from();
      await migrate(source);
      const before = await testApp({ connection: source });
      const { closed, open } = await makeStory(before);
      const record: RoundRecord = (
        await (await signInAs(before, closed.administrator)).get(`/api/rounds/${closed.id}/record`)
      ).json();
      const receipts = await before.db.selectFrom('ballot').select('ballot_hash').orderBy('ballot_hash').execute();
      expect(receipts).toHaveLength(4);
      const stood = await everything(source);
      const file = named('backup');
      const { end } = await makeBackup(source, file);
      expect((await stat(file)).mode & 0o077).toBe(0);
      expect(await everything(source)).toEqual(stood);
      await before.app.close();
      await source.close();

      const target = await to();
      await restoreBackup(target, file, { knownKey: end.publicKey });
      expect(await everything(target)).toEqual(stood);
      const after = await testApp({ connection: target });
      const again: RoundRecord = (
        await (await signInAs(after, closed.administrator)).get(`/api/rounds/${closed.id}/record`)
      ).json();
      expect(holds(again)).toEqual([]);
      expect({ ...again, exportedAt: '', signature: '' }).toEqual({ ...record, exportedAt: '', signature: '' });
      // The open round goes on where it was: the next ballot hangs on the last event, and the first can be replaced.
      const people = await callers(after, open);
      const next = await cast(people[1]!, open.id, { member: open.delegates[1]!.member, marks: [1, 0, 0] });
      const replaced = await cast(people[0]!, open.id, {
        member: open.delegates[0]!.member,
        marks: [1, 0, 0],
        replaces: 1,
      });
      expect([next.statusCode, replaced.statusCode]).toEqual([201, 201]);
      const finished = await finish(after, open, 9);
      expect(holds(finished)).toEqual([]);
      expect(finished.ballots).toHaveLength(3);
      // What the database numbers by itself goes on too.
      await makeNextRound(after, open);
      await after.app.close();
      // An embedded database takes seconds to be made, on a busy machine many.
    },
    180_000,
  );
});

describe.runIf(hasPostgres())('a backup that cannot be taken', () => {
  let file: string;
  let lines: string[];
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp();
    await makeStory(test);
    file = named('whole');
    await makeBackup(test.connection, file);
    lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
  });
  afterAll(() => test.close());

  const packed = (kept: readonly string[]) => gzipSync(`${kept.join('\n')}\n`);
  const ballotLine = () => lines.findIndex((line) => line.startsWith('{"table":"ballot"')) + 1;
  const without = (at: number) => lines.filter((_, place) => place !== at);

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ['is no file of this kind', () => Buffer.from('code,name\nFRA,France\n'), /is no backup, or is damaged/],
    ['was cut off in its bytes', async () => (await readFile(file)).subarray(0, -40), /is no backup, or is damaged/],
    ['lost its end', () => packed(lines.slice(0, -1)), /has no end/],
    ['lost a ballot', () => packed(without(ballotLine())), /digest is another/],
    [
      'has a ballot altered',
      () =>
        packed(lines.map((line, at) => (at === ballotLine() ? line.replace(/"\\\\x0[01]/, String.raw`"\\x11`) : line))),
      /digest is another/,
    ],
    ['has a line more', () => packed([...lines, '[]']), /Something follows the end/],
    ['has broken text', () => packed(lines.map((line, at) => (at === 3 ? line.slice(1) : line))), /Line 4 .*damaged/],
    [
      'has another header under the old signature',
      () => packed([lines[0]!.replace(/"madeAt":"2/, '"madeAt":"3'), ...lines.slice(1)]),
      /digest is another|signature/,
    ],
  ])('because it %s, leaves the database as it was', async (_why, make, reason) => {
    const bad = named('bad');
    await writeFile(bad, await make());
    const target = await emptyPostgres();
    await expect(restoreBackup(target, bad)).rejects.toThrow(reason);
    expect((await everything(target)).account).toEqual([]);
  });

  it('whose events are no chain is refused even if the key has signed it again', async () => {
    const altered = lines.slice(0, -1).map((line) => line.replace(/\\"revision\\":1/, String.raw`\"revision\":2`));
    expect(altered).not.toEqual(lines.slice(0, -1));
    const { header } = JSON.parse(altered[0]!) as { header: BackupHeader };
    const signer = await signerOf(test.db);
    const digest = createHash('sha256')
      .update(altered.map((line) => `${line}\n`).join(''))
      .digest('hex');
    const done = { rows: altered.filter((line) => line.startsWith('[')).length, digest };
    const end = { ...done, publicKey: signer.publicKey, signature: signer.sign(signedBytes(header, done)) };
    const bad = named('bad');
    await writeFile(bad, packed([...altered, JSON.stringify({ end })]));
    const target = await emptyPostgres();
    await expect(restoreBackup(target, bad)).rejects.toThrow(/are no chain at position 2/);
    expect((await everything(target)).account).toEqual([]);
  });

  it('goes into an empty database only, and never over a file', async () => {
    await expect(restoreBackup(test.connection, file)).rejects.toThrow(/not empty: there is something in “account”/);
    await expect(makeBackup(test.connection, file)).rejects.toThrow(/There is a file/);
    expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('is refused under another key than the known one', async () => {
    await expect(restoreBackup(await emptyPostgres(), file, { knownKey: '00'.repeat(32) })).rejects.toThrow(
      /another key/,
    );
  });
});

describe.runIf(hasPostgres())('a database older than the heads that were kept', () => {
  it('is refused at restore and at the start, until it is accepted by name, and the acts say so', async () => {
    const test = await testApp();
    onTestFinished(() => test.close());
    const { open } = await makeStory(test);
    const early = named('early');
    await makeBackup(test.connection, early);
    const people = await callers(test, open);
    await cast(people[2]!, open.id, { member: open.delegates[2]!.member, marks: [0, 0, 1] });
    const heads = named('heads');
    await writeHeads(heads, await signHeads(test.db));
    const kept = (await readHeads(heads))!;
    const target = await emptyPostgres();
    await expect(restoreBackup(target, early, { kept })).rejects.toThrow(new RegExp(`round ${open.id}: event 3 `));
    expect((await everything(target)).account).toEqual([]);
    await restoreBackup(target, early);
    await expect(checkKeptHeads(target, heads, false)).rejects.toThrow(/older than the last signed heads/);
    await checkKeptHeads(target, heads, true);
    const acts = await target.db
      .selectFrom('audit_event')
      .where('action', '=', 'acceptOlderDatabase')
      .selectAll()
      .execute();
    expect(acts).toHaveLength(1);
    expect(JSON.stringify(acts[0]!.facts)).toContain(open.id);
    expect(await readHeads(heads)).toBeUndefined();

    // The database that has them is taken without a word, and the file follows it.
    await writeHeads(heads, kept);
    await checkKeptHeads(test.connection, heads, false);
    const keeper = keepHeads(test.connection, heads, (fault) => expect.fail(String(fault)));
    await cast(people[3]!, open.id, { member: open.delegates[3]!.member, marks: [0, 0, 1] });
    await keeper.stop();
    expect((await readHeads(heads))!.heads.find(({ round }) => round === open.id)?.position).toBe(4);
  });

  it('cannot be passed off by heads that were altered', async () => {
    const test = await testApp();
    onTestFinished(() => test.close());
    await makeStory(test);
    const heads = named('heads');
    const kept = await signHeads(test.db);
    await writeHeads(heads, {
      ...kept,
      heads: kept.heads.map((head) => ({ ...head, position: 1 })),
    });
    await expect(readHeads(heads)).rejects.toThrow(/signature does not hold/);
  });
});

describe.runIf(hasPostgres())('the role under which the service runs', () => {
  it('serves a whole round and can neither change nor drop what is append-only', async () => {
    const owner = await freshDatabase();
    const role = `consult_role_${randomBytes(4).toString('hex')}`;
    await sql`create role ${sql.ref(role)} login`.execute(owner.db);
    onTestFinished(async () => {
      await sql`drop owned by ${sql.ref(role)}`.execute(owner.db);
      await owner.close();
      const admin = await openConnection({ databaseUrl: postgresAdminUrl() });
      await sql`drop role ${sql.ref(role)}`.execute(admin.db);
      await admin.close();
    });
    await grantTo(owner, role);
    const url = new URL(owner.url);
    url.username = role;
    const connection = await openConnection({ databaseUrl: url.href });
    onTestFinished(() => connection.close());
    expect(await migrate(connection)).toEqual([]);
    const test = await testApp({ connection });
    const { closed, open } = await makeStory(test, owner);
    expect(holds(await finish(test, open, 9, owner))).toEqual([]);
    // The one table whose rows it may write anew, as the close of a secret round does.
    const secret = await makeRound(test, { secrecy: 'secret' });
    const [delegate] = await callers(test, secret);
    await cast(delegate!, secret.id, { member: secret.delegates[0]!.member, marks: [1, 0, 0] });
    await moveClose(test, secret.id, 0);
    const counted = await (await signInAs(test, secret.administrator)).get(`/api/rounds/${secret.id}/figures`);
    expect(counted.json()).toMatchObject({ participation: { withChoice: 1 } });
    const refused = async (statement: string) => {
      await expect(sql.raw(statement).execute(connection.db), statement).rejects.toMatchObject({ code: '42501' });
    };
    for (const table of ['ballot', 'round_event', 'cast_request', 'audit_event']) {
      await refused(`delete from ${table}`);
      await refused(`truncate ${table}`);
      await refused(`drop table ${table}`);
      await refused(`drop trigger append_only on ${table}`);
      await refused(`alter table ${table} disable trigger all`);
    }
    await refused('update secret_ballot set marks = null');
    await refused('truncate secret_ballot');
    await refused(`update ballot set marks = null where round_id = '${closed.id}'`);
    await refused(`update round_event set facts = '{}'`);
    await refused(`alter function consult_clock() owner to ${role}`);
    await refused('create table more (n integer)');
    await test.app.close();
  });
});
