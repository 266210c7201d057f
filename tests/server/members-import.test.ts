import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, signInAs, type TestApp, testApp } from '../support/app.ts';
import { hasPostgres } from '../support/database.ts';
import { makeAccount, makeAdministrator } from '../support/make.ts';
import { startTogether } from '../support/start-together.ts';

interface Report {
  applied: boolean;
  encoding: string;
  delimiter: string;
  rows: number;
  added: { code: string; names: { en: string; fr: string; es: string } }[];
  changed: { code: string }[];
  unchanged: string[];
  absent: string[];
  refused: { row: number; column: string | null; reason: string; detail: string }[];
  warnings: { row: number; reason: string }[];
}

let house: TestApp;
let administration: Caller;

beforeAll(async () => {
  house = await testApp();
  administration = await signInAs(house, await makeAdministrator(house.db));
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.db.deleteFrom('membership').execute();
  await house.db.deleteFrom('member').execute();
});

const send = (body: object, language = 'en') =>
  administration.post('/api/members/import', { dryRun: false, ...body }, { 'accept-language': language });
const report = async (body: object): Promise<Report> => (await send(body)).json<Report>();
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const listed = async (): Promise<{ code: string; status: string; group: string | null; names: { en: string } }[]> =>
  (await administration.get('/api/members')).json<{ members: never[] }>().members;

const utf16 = (text: string, bigEndian: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

const headings = 'iso3,name_en,name_fr,name_es,regional_group,status';
const cells = `${headings}\nXXA,Côte’s œuvre,Côte’s œuvre,Ñandú,africa,member\n`;

describe('encodings and separators', () => {
  const windows1252 = Buffer.from(cells.replaceAll('’', '\u0092').replaceAll('œ', '\u009c'), 'latin1');
  test.each<[string, object, string, string]>([
    ['UTF-8', { bytes: base64(Buffer.from(cells)) }, 'utf-8', ','],
    ['UTF-8 with a byte order mark', { bytes: base64(Buffer.from(`\uFEFF${cells}`)) }, 'utf-8', ','],
    ['UTF-16, little end first, marked', { bytes: base64(utf16(`\uFEFF${cells}`, false)) }, 'utf-16', ','],
    ['UTF-16, big end first, marked', { bytes: base64(utf16(`\uFEFF${cells}`, true)) }, 'utf-16', ','],
    ['UTF-16 without a mark', { bytes: base64(utf16(cells, false)) }, 'utf-16', ','],
    ['Windows-1252', { bytes: base64(windows1252) }, 'windows-1252', ','],
    [
      'semicolons, as in French and Spanish spreadsheets',
      { bytes: base64(Buffer.from(cells.replaceAll(',', ';'))) },
      'utf-8',
      ';',
    ],
    ['tabs, as pasted', { text: cells.replaceAll(',', '\t') }, 'utf-8', '\t'],
    ['lines of Windows', { text: cells.replaceAll('\n', '\r\n') }, 'utf-8', ','],
    ['lines of an old Mac', { text: cells.replaceAll('\n', '\r') }, 'utf-8', ','],
    ['quotation marks around every cell', { text: cells.replaceAll(/[^,\n]+/g, '"$&"') }, 'utf-8', ','],
  ])('%s', async (_name, body, encoding, delimiter) => {
    const result = await report({ ...body, dryRun: true });
    expect(result).toMatchObject({ encoding, delimiter, rows: 1, refused: [], warnings: [] });
    expect(result.added).toMatchObject([
      { code: 'XXA', names: { en: 'Côte’s œuvre', fr: 'Côte’s œuvre', es: 'Ñandú' } },
    ]);
  });

  test.each<[string, string, [number, string][]]>([
    ['a mark that is not closed', `${headings}\nXXA,"a,b,c,,member\n`, [[2, 'importQuotes']]],
    ['a mark inside a cell', `${headings}\nXXA,a,b,c,,member\nXXB,a "b,b,c,,member\n`, [[3, 'importQuotes']]],
    ['a workbook', 'PK\u0003\u0004rest', [[1, 'importWorkbook']]],
    ['nothing', '', [[1, 'importNothing']]],
    ['a picture', '\u0089PNG\r\n\u001a\n', [[1, 'importHeadings']]],
  ])('%s is refused with its row', async (_name, text, expected) => {
    const result = await report({ bytes: base64(Buffer.from(text, 'latin1')), dryRun: true });
    expect(result.refused.map(({ row, reason }) => [row, reason])).toEqual(expected);
  });

  test('a cell that holds the separator or a line break is one cell', async () => {
    const result = await report({ text: `${headings}\nXXA,"Korea, Republic\nof",b,c,,member\n`, dryRun: true });
    expect(result.added[0]?.names.en).toBe('Korea, Republic of');
  });
});

describe('the list of 2005', () => {
  const file = base64(readFileSync(new URL('../../server/demo/members-2005.csv', import.meta.url)));

  test('imports, exports, and imports again as unchanged', async () => {
    const dry = await report({ bytes: file, dryRun: true });
    expect([dry.applied, dry.rows, dry.added.length, dry.refused, dry.warnings]).toEqual([false, 137, 137, [], []]);
    expect(await listed()).toEqual([]);

    const first = await report({ bytes: file });
    expect([first.applied, first.added.length]).toEqual([true, 137]);
    const members = await listed();
    expect(members.filter(({ status }) => status === 'member')).toHaveLength(116);
    expect(members.filter(({ status }) => status === 'observer')).toHaveLength(21);

    const again = await report({ bytes: file });
    expect([again.added, again.changed, again.unchanged.length, again.absent]).toEqual([[], [], 137, []]);

    const exported = await administration.get('/api/members/export.csv');
    expect(exported.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(exported.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const back = await report({ bytes: base64(exported.rawPayload) });
    expect([back.added, back.changed, back.unchanged.length, back.refused]).toEqual([[], [], 137, []]);
  });

  test.runIf(hasPostgres())('three imports at once add every Member once', async () => {
    const results = await startTogether(
      house.db,
      (trx) => sql`lock table membership in access exclusive mode`.execute(trx),
      [1, 2, 3].map(() => () => report({ bytes: file })),
    );
    expect(results.map(({ added }) => added.length).sort((a, b) => a - b)).toEqual([0, 0, 137]);
    expect(await listed()).toHaveLength(137);
  });
});

describe('all or nothing', () => {
  test('one row that cannot be taken refuses all, with row and column, in the reader’s language', async () => {
    const text = `${headings}\nXXA,a,b,c,weog,member\nXXB,a,b,c,weog,guest\nX,a,b,c,weog,member\n`;
    const reply = await send({ text }, 'fr');
    expect(reply.statusCode).toBe(422);
    expect(reply.json()).toMatchObject({
      code: 'importRefused',
      errors: [
        {
          reason: 'importStatus',
          pointer: '/text',
          values: { row: 3, column: 'status', value: 'guest' },
          detail: 'Ligne 3, colonne status\u202f: «\u202fguest\u202f» n’est pas un statut. Écrivez member ou observer.',
        },
        { reason: 'importCode', values: { row: 4, column: 'code' } },
      ],
      facts: { report: { applied: false, refused: [{ row: 3 }, { row: 4 }] } },
    });
    expect(await listed()).toEqual([]);
    const dry = await report({ text, dryRun: true });
    expect(dry.refused.map(({ row }) => row)).toEqual([3, 4]);
  });

  test('an observer that becomes a Member keeps its years as observer', async () => {
    await send({ text: `${headings},from\nXXA,a,b,c,weog,observer,2001-05-01\n` });
    const result = await report({ text: `${headings},from\nXXA,a,b,c,grulac,member,2006-06-07\n` });
    expect(result.changed).toMatchObject([{ code: 'XXA' }]);
    expect((await administration.get('/api/members/XXA')).json()).toMatchObject({
      group: 'grulac',
      status: 'member',
      memberships: [
        { status: 'observer', from: '2001-05-01', to: '2006-06-07' },
        { status: 'member', from: '2006-06-07', to: null },
      ],
      right: { has: true, why: 'member' },
    });
    const asOf = async (day: string) => (await administration.get(`/api/members?asOf=${day}`)).json();
    expect(await asOf('2006-06-06')).toMatchObject({ asOf: '2006-06-06', members: [{ status: 'observer' }] });
    expect(await asOf('2006-06-07')).toMatchObject({ members: [{ status: 'member' }] });
    expect(await asOf('2001-04-30')).toMatchObject({ members: [] });
  });

  test('a name that a spreadsheet would take for a formula is guarded on the way out, and comes back as it was', async () => {
    await send({ text: `${headings}\nXXA,=1+1,@fr,-es,weog,member\n` });
    const exported = await administration.get('/api/members/export.csv');
    expect(exported.body).toContain("XXA,'=1+1,'@fr,'-es,");
    expect((await report({ text: exported.body })).unchanged).toEqual(['XXA']);
    expect((await listed())[0]?.names.en).toBe('=1+1');
  });

  test('an import is on record, a dry run and one that changes nothing are not', async () => {
    const count = async () =>
      (await house.db.selectFrom('audit_event').where('action', '=', 'importMembers').selectAll().execute()).length;
    const before = await count();
    await send({ text: cells, dryRun: true });
    expect(await count()).toBe(before);
    await send({ text: cells });
    await send({ text: cells });
    expect(await count()).toBe(before + 1);
  });
});

describe('the door', () => {
  test.each<[string, object, number]>([
    ['neither file nor cells', {}, 422],
    ['both', { text: cells, bytes: base64(Buffer.from(cells)) }, 422],
    ['what is not base64', { bytes: 'not base64!' }, 400],
  ])('%s: refused', async (_name, body, status) => {
    expect((await send(body)).statusCode).toBe(status);
  });

  test('two mebibytes are the most', async () => {
    expect((await send({ text: 'x'.repeat(2 * 1024 * 1024) })).statusCode).toBe(413);
    expect((await send({ text: 'x'.repeat(1024 * 1024), dryRun: true })).statusCode).toBe(200);
  });

  test('only the Administration imports', async () => {
    const auditor = await signInAs(house, await makeAccount(house.db, { offices: ['auditor'] }));
    expect((await auditor.post('/api/members/import', { text: cells, dryRun: true })).statusCode).toBe(403);
    expect((await auditor.get('/api/members')).statusCode).toBe(200);
  });
});
