import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ImportPage } from '#client/members/import-page.ts';
import type { ImportReport } from '#client/members/import-report.ts';
import { loadOfficeWords, showLanguage } from '#client/messages.ts';
import { session } from '#client/session.ts';
import { makeAccount, makeMe, problem, type Replies, serve, settled } from './support.ts';

beforeEach(async () => {
  await Promise.all([showLanguage('en'), loadOfficeWords()]);
  await session.take(makeMe({ account: makeAccount({ offices: ['administration'], memberships: [] }) }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const key = 'POST /api/members/import';
const names = { en: 'New Island', fr: 'Île Neuve', es: 'Isla Nueva' };
const makeReport = (extra: Partial<ImportReport> = {}): ImportReport => ({
  applied: false,
  asOf: '2026-11-27',
  encoding: 'utf-8',
  delimiter: '\t',
  rows: 2,
  added: [{ row: 2, code: 'XAC', names, group: 'asia_pacific', status: 'member', from: '2026-11-27', to: null }],
  changed: [{ row: 3, code: 'FRA', names, changes: [{ column: 'regional_group', before: 'eeg', after: 'weog' }] }],
  unchanged: ['PER'],
  absent: ['KEN'],
  refused: [],
  warnings: [],
  ...extra,
});
const refusal = {
  row: 3,
  column: 'status',
  reason: 'importStatus',
  values: { row: 3, column: 'status', value: 'membre' },
  detail: '',
};

async function show(replies: Replies) {
  const sent = serve(replies);
  const page = new ImportPage();
  document.body.replaceChildren(page);
  await page.refresh();
  await settled();
  const paste = (words: string) => {
    const field = page.querySelector('textarea');
    if (!field) throw new Error('no field');
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const check = async () => {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settled();
  };
  const button = (words: RegExp) =>
    [...page.querySelectorAll('button')].find((one) => words.test(one.textContent ?? ''));
  const text = () => page.textContent?.replace(/\s+/g, ' ') ?? '';
  const rows = (caption: RegExp) =>
    [...page.querySelectorAll('table')]
      .filter((table) => caption.test(table.caption?.textContent ?? ''))
      .flatMap((table) => [...table.querySelectorAll('tbody tr')])
      .map((row) => [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()));
  return { sent, page, paste, check, button, text, rows };
}

test('nothing to import is said without asking the server', async () => {
  const { sent, check, text } = await show({});
  await check();
  expect(sent).toHaveLength(0);
  expect(text()).toContain('There are no cells to import. Choose a file or paste the cells.');
});

test('a dry run shows what would be, and then exactly what was checked is imported', async () => {
  const { sent, paste, check, button, text, rows, page } = await show({
    [key]: (body) => ({ body: makeReport({ applied: !(body as { dryRun: boolean }).dryRun }) }),
  });
  paste('code\tname_en');
  await check();
  expect(text()).toContain('1 to be added, 1 to be changed, 1 unchanged. Nothing is stored yet.');
  expect(rows(/Added/)).toStrictEqual([['2', 'New IslandXAC', 'MemberAsia-Pacific Group']]);
  expect(rows(/Changed/)[0]?.[2]).toBe('regional_group: Eastern European Group → Western European and Others Group');
  button(/Import 2 rows/)?.click();
  await settled();
  expect(sent.map(({ body }) => body)).toStrictEqual([
    { text: 'code\tname_en', dryRun: true },
    { text: 'code\tname_en', dryRun: false },
  ]);
  expect(page.querySelector('h1')?.textContent).toBe('Imported');
  expect(text()).toContain('1 added, 1 changed, 1 unchanged.');
});

test('one refused row: row, column and reason in words, and no button to import', async () => {
  const { paste, check, button, text, rows } = await show({
    [key]: () => ({ body: makeReport({ refused: [refusal] }) }),
  });
  paste('code');
  await check();
  expect(text()).toContain('Nothing can be imported yet');
  expect(rows(/Refused \(1\)/)).toStrictEqual([
    ['3', 'status', 'Row 3, column status: “membre” is not a status. Write member or observer.'],
  ]);
  expect(button(/^\s*Import/)).toBeUndefined();
  await showLanguage('fr');
  await settled();
  expect(rows(/Refus/)[0]?.[2]).toContain('membre');
  expect(text()).toContain('Rien ne peut encore être importé');
});

test('what was checked and is written anew has to be checked anew', async () => {
  const { paste, check, button } = await show({ [key]: () => ({ body: makeReport() }) });
  paste('code');
  await check();
  expect(button(/Import 2 rows/)).toBeDefined();
  paste('code, another');
  await settled();
  expect(button(/Import 2 rows/)).toBeUndefined();
});

test('a list that changed meanwhile refuses the import and says what stands against it', async () => {
  const refused = { ...problem('importRefused'), status: 422 };
  const { paste, check, button, text, rows } = await show({
    [key]: (body) =>
      (body as { dryRun: boolean }).dryRun
        ? { body: makeReport() }
        : { ...refused, body: { ...refused.body, facts: { report: makeReport({ refused: [refusal] }) } } },
  });
  paste('code');
  await check();
  button(/Import 2 rows/)?.click();
  await settled();
  expect(text()).toContain('Nothing was imported, because some rows cannot be taken.');
  expect(rows(/Refused/)).toHaveLength(1);
  expect(button(/Import 2 rows/)).toBeUndefined();
});

test('a file goes as its bytes, whatever letters they are', async () => {
  const { sent, check, page } = await show({ [key]: () => ({ body: makeReport() }) });
  const input = page.querySelector<HTMLInputElement>('input[type="file"]');
  const file = new File([new Uint8Array([0x63, 0xf4, 0x74, 0xe9])], 'list.csv');
  Object.defineProperty(input, 'files', { value: [file] });
  await check();
  expect(sent[0]?.body).toStrictEqual({ bytes: 'Y/R06Q==', dryRun: true });
});
