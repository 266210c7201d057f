import { describe, expect, test } from 'vitest';
import { planImport, type PresentMember } from '#shared/members/plan-import.ts';
import { readImport } from '#shared/members/read-import.ts';
import type { MembershipPeriod } from '#shared/members/voting-right.ts';

const headings = ['iso3', 'name_en', 'name_fr', 'name_es', 'regional_group', 'status', 'from', 'to'];
const read = (...rows: string[][]) => readImport([headings, ...rows]);
const row = (code: string, status = 'member', from = '', to = '') => [
  code,
  `${code} en`,
  `${code} fr`,
  `${code} es`,
  'weog',
  status,
  from,
  to,
];

const problems = (reading: ReturnType<typeof readImport>) =>
  reading.refused.map(({ row: at, column, reason }) => [at, column, reason]);

describe('reading a table', () => {
  test('a row becomes a Member, cleaned of what a spreadsheet left', () => {
    const reading = read([' xxa ', 'Cote\u0301  d’A\u00a0', "'=Fr", 'Es', 'africa', 'Member', '2006-06-07', '']);
    expect(reading.refused).toEqual([]);
    expect(reading.rows).toEqual([
      {
        row: 2,
        code: 'XXA',
        names: { en: 'Coté d’A', fr: '=Fr', es: 'Es' },
        status: 'member',
        group: 'africa',
        source: undefined,
        from: '2006-06-07',
        to: null,
      },
    ]);
  });

  test('headings may be in any order and case, with blanks; an unknown one is left out and said', () => {
    const reading = readImport([
      ['', ''],
      ['Status', 'Name ES', 'name-fr', ' NAME_EN', 'Code', 'Capital'],
      ['observer', 'c', 'b', 'a', 'XXB', 'Town'],
      [],
    ]);
    expect(reading.rows).toMatchObject([
      { row: 3, code: 'XXB', names: { en: 'a', fr: 'b', es: 'c' }, group: undefined },
    ]);
    expect(reading.warnings).toMatchObject([{ row: 2, reason: 'importColumnUnknown', values: { column: 'Capital' } }]);
    expect(reading.count).toBe(1);
  });

  test.each<[string, string[][], [number, string | null, string][]]>([
    ['nothing', [[''], []], [[1, null, 'importNothing']]],
    [
      'no headings',
      [
        ['FRA', 'France'],
        ['DEU', 'Germany'],
      ],
      [[1, null, 'importHeadings']],
    ],
    [
      'columns that are missing',
      [
        ['code', 'name_en', 'status'],
        ['FRA', 'France', 'member'],
      ],
      [
        [1, 'name_fr', 'importColumnMissing'],
        [1, 'name_es', 'importColumnMissing'],
      ],
    ],
    [
      'a column twice',
      [
        [...headings, 'code'],
        [...row('XXA'), 'XXB'],
      ],
      [[1, 'code', 'importColumnTwice']],
    ],
  ])('a table with %s is refused', (_name, table, expected) => {
    const reading = readImport(table);
    expect(problems(reading)).toEqual(expected);
  });

  test('every reason of every row is given, not only the first', () => {
    const reading = read(
      ['F', '', 'x'.repeat(201), 'bad\u0000sign', 'West Europe', 'guest', '07/06/2006', '2006-02-30'],
      row('XXA'),
      row('xxa'),
      row('XXB', 'member', '2006-06-07', '2006-06-07'),
      [...row('XXC'), 'too much'],
      ['XXD', 'was � damaged', 'fr', 'es', '', 'observer', '', ''],
    );
    expect(problems(reading)).toEqual([
      [2, 'code', 'importCode'],
      [2, 'name_en', 'importCellEmpty'],
      [2, 'name_fr', 'importCellLong'],
      [2, 'name_es', 'importCellSigns'],
      [2, 'regional_group', 'importGroup'],
      [2, 'status', 'importStatus'],
      [2, 'from', 'importDay'],
      [2, 'to', 'importDay'],
      [4, 'code', 'importCodeTwice'],
      [5, 'to', 'importDaysOrder'],
      [6, null, 'importCells'],
      [7, 'name_en', 'importCellSigns'],
    ]);
    expect(reading.refused[8]?.values).toEqual({ row: 4, column: 'code', value: 'XXA', first: 3 });
    expect(reading.rows.map(({ code }) => code)).toEqual(['XXA']);
  });

  test('a table longer than any organisation is refused as a whole', () => {
    const rows = Array.from({ length: 2001 }, (_, at) => row(`X${at}`));
    expect(problems(read(...rows))).toEqual([[1, null, 'importRows']]);
  });
});

const present = (code: string, memberships: MembershipPeriod[], more: Partial<PresentMember> = {}): PresentMember => ({
  code,
  names: { en: `${code} en`, fr: `${code} fr`, es: `${code} es` },
  group: 'weog',
  source: null,
  memberships,
  ...more,
});
const since = (status: 'member' | 'observer', from = '2001-05-01', to: string | null = null): MembershipPeriod => ({
  status,
  from,
  to,
});
const plan = (rows: string[][], members: PresentMember[]) => planImport(read(...rows).rows, members, '2006-06-07');

describe('planning an import', () => {
  test('who is not on the list is added, from today unless said', () => {
    const { added } = plan([row('XXA'), row('XXB', 'observer', '2005-01-01', '2007-01-01')], []);
    expect(added).toMatchObject([
      { code: 'XXA', status: 'member', from: '2006-06-07', to: null, memberships: [since('member', '2006-06-07')] },
      { code: 'XXB', status: 'observer', from: '2005-01-01', to: '2007-01-01' },
    ]);
  });

  test('who is not in the table stays, and is named', () => {
    const result = plan([row('XXA')], [present('XXA', [since('member')]), present('XXB', [since('member')])]);
    expect(result).toMatchObject({ added: [], changed: [], unchanged: ['XXA'], absent: ['XXB'] });
  });

  test('a changed name, group and status are told with what stood', () => {
    const old = present('XXA', [since('observer')], { group: null, names: { en: 'Old', fr: 'XXA fr', es: 'XXA es' } });
    expect(plan([row('XXA')], [old]).changed).toMatchObject([
      {
        row: 2,
        code: 'XXA',
        changes: [
          { column: 'name_en', before: 'Old', after: 'XXA en' },
          { column: 'regional_group', before: null, after: 'weog' },
          { column: 'status', before: 'observer', after: 'member' },
          { column: 'from', before: '2001-05-01', after: '2006-06-07' },
        ],
      },
    ]);
  });

  test.each<[string, MembershipPeriod[], string[], MembershipPeriod[]]>([
    [
      'an observer becomes a Member today',
      [since('observer')],
      row('XXA'),
      [since('observer', '2001-05-01', '2006-06-07'), since('member', '2006-06-07')],
    ],
    [
      'an observer became a Member some time ago',
      [since('observer')],
      row('XXA', 'member', '2004-11-30'),
      [since('observer', '2001-05-01', '2004-11-30'), since('member', '2004-11-30')],
    ],
    [
      'an observer will become a Member',
      [since('observer')],
      row('XXA', 'member', '2007-01-01'),
      [since('observer', '2001-05-01', '2007-01-01'), since('member', '2007-01-01')],
    ],
    ['the same status goes on', [since('member')], row('XXA'), [since('member')]],
    [
      'a beginning is corrected',
      [since('member')],
      row('XXA', 'member', '1998-01-01'),
      [since('member', '1998-01-01')],
    ],
    [
      'a status that was entered today by mistake is mended',
      [since('observer', '2006-06-07')],
      row('XXA'),
      [since('member', '2006-06-07')],
    ],
    [
      'a known beginning with another status corrects that period',
      [since('observer')],
      row('XXA', 'member', '2001-05-01'),
      [since('member')],
    ],
    [
      'an end is entered',
      [since('member')],
      row('XXA', 'member', '', '2007-01-01'),
      [since('member', '2001-05-01', '2007-01-01')],
    ],
    [
      'one that had left comes back',
      [since('member', '1951-01-01', '1970-01-01')],
      row('XXA'),
      [since('member', '1951-01-01', '1970-01-01'), since('member', '2006-06-07')],
    ],
  ])('%s', (_name, before, cells, after) => {
    const result = plan([cells], [present('XXA', before)]);
    expect(result.refused).toEqual([]);
    const periods = result.changed[0]?.memberships ?? before;
    expect(periods).toEqual(after);
    // Whatever an import did, the same rows once more change nothing.
    expect(plan([cells], [present('XXA', [...periods])])).toMatchObject({
      unchanged: ['XXA'],
      changed: [],
      refused: [],
    });
  });

  test.each<[string, MembershipPeriod[], string[], string]>([
    ['an end before the beginning', [since('member')], row('XXA', 'member', '', '2001-05-01'), 'importDaysOrder'],
    [
      'a beginning before an earlier membership',
      [since('observer', '2001-05-01', '2004-01-01'), since('member', '2004-01-01')],
      row('XXA', 'member', '2003-01-01'),
      'importDaysOverlap',
    ],
    [
      'another status while a later one is entered',
      [since('observer', '2001-05-01', '2007-01-01'), since('member', '2007-01-01')],
      row('XXA'),
      'importDaysOverlap',
    ],
    ['a beginning before all others', [since('observer')], row('XXA', 'member', '1999-01-01'), 'importDaysOverlap'],
  ])('%s is refused', (_name, before, cells, reason) => {
    const result = plan([cells], [present('XXA', before)]);
    expect(result.refused.map((remark) => [remark.row, remark.reason])).toEqual([[2, reason]]);
    expect(result.changed).toEqual([]);
  });

  test('a name that is another’s but for accents and capitals is warned of, once for what is new', () => {
    const members = [
      present('XXA', [since('member')], { names: { en: 'Côte d’Azur', fr: 'a', es: 'b' } }),
      present('XXB', [since('member')]),
    ];
    const rows = [
      ['XXC', 'cote d azur', 'fr', 'es', '', 'member', '', ''],
      ['XXD', 'Other', 'FR', 'es d', '', 'member', '', ''],
      row('XXB'),
    ];
    expect(plan(rows, members).warnings.map(({ row: at, column, values }) => [at, column, values.other])).toEqual([
      [2, 'name_en', 'XXA'],
      [3, 'name_fr', 'XXC'],
    ]);
  });
});
