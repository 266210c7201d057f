import { html, nothing } from 'lit';
import type { Reply } from '../api.ts';
import { t, tIfKnown } from '../messages.ts';
import { code, type Column, type Content, message, plainWords, table } from '../ui/pieces.ts';
import { reasonText } from '../ui/problem-text.ts';
import { groupWords } from './member-words.ts';

export type ImportReport = Reply<'POST /api/members/import'>;
type Remark = ImportReport['refused'][number];

/** So many rows are shown at once; more are folded. */
const few = 20;

/** What an import does or did, row by row: refused first, because one is enough for nothing to be imported. */
export function importReport(report: ImportReport): Content {
  const { added, changed, unchanged, absent, refused, warnings, rows, applied } = report;
  return html`
    ${message(refused.length > 0 ? 'error' : 'ok', html`<p>${sentence(report)}</p>`, {
      title:
        refused.length > 0
          ? t('members.page.import.refusedTitle')
          : t(applied ? 'members.page.import.doneTitle' : 'members.page.import.dryTitle'),
    })}
    <p class="small muted">
      ${t('members.page.import.read', { n: rows })}
      ${t('members.page.import.as', { encoding: report.encoding.toUpperCase(), delimiter: t(`members.page.import.delimiter.${delimiters[report.delimiter]}`) })}
    </p>
    ${remarks(t('members.page.import.refused', { n: refused.length }), refused)}
    ${remarks(t('members.page.import.warnings', { n: warnings.length }), warnings)}
    ${rowsOf(t('members.page.import.changed', { n: changed.length }), changedColumns(), changed)}
    ${rowsOf(t('members.page.import.added', { n: added.length }), addedColumns(), added)}
    ${codes(t('members.page.import.unchanged', { n: unchanged.length }), unchanged)}
    ${codes(t('members.page.import.absent', { n: absent.length }), absent, t('members.page.import.absentHint'))}
  `;
}

const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

function sentence({ added, changed, unchanged, refused, applied }: ImportReport): string {
  if (refused.length > 0) return t('members.page.import.refusedSentence', { n: refused.length });
  const figures = { added: added.length, changed: changed.length, unchanged: unchanged.length };
  return t(applied ? 'members.page.import.doneSentence' : 'members.page.import.drySentence', figures);
}

const rowColumn = <Row extends { row: number }>(): Column<Row> => ({
  title: t('members.page.import.row'),
  cell: ({ row }) => row,
});

function remarks(caption: string, found: readonly Remark[]): Content {
  if (found.length === 0) return nothing;
  return table<Remark>(
    caption,
    [
      rowColumn(),
      {
        title: t('members.page.import.column'),
        cell: ({ column }) => (column === null ? t('members.page.import.wholeRow') : code(column)),
      },
      { title: t('members.page.import.reason'), cell: (remark) => reasonText({ ...remark, pointer: '' }) },
    ],
    found,
  );
}

const addedColumns = (): Column<ImportReport['added'][number]>[] => [
  rowColumn(),
  { title: t('members.page.name'), cell: ({ code: member, names }) => html`${plainWords(names)}<br />${code(member)}` },
  {
    title: t('members.page.status'),
    cell: ({ status, group }) =>
      html`${t(`members.status.${status}`)}<br /><span class="muted small">${groupWords(group)}</span>`,
  },
];

const changedColumns = (): Column<ImportReport['changed'][number]>[] => [
  rowColumn(),
  { title: t('members.page.name'), cell: ({ code: member, names }) => html`${plainWords(names)}<br />${code(member)}` },
  {
    title: t('members.page.import.change'),
    cell: ({ changes }) =>
      changes.map(
        ({ column, before, after }) =>
          html`<p>${code(column)}: ${inWords(column, before)} → <strong>${inWords(column, after)}</strong></p>`,
      ),
  },
];

/** A cell as the list shows it. */
const inWords = (column: string, cell: string | null): string => {
  if (cell === null || cell === '') return t('members.page.import.empty');
  if (column === 'regional_group') return groupWords(cell);
  return column === 'status' ? tIfKnown(`members.status.${cell}`, cell) : cell;
};

function rowsOf<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Content {
  if (rows.length === 0) return nothing;
  if (rows.length <= few) return table(caption, columns, rows);
  return html`<details class="wide">
    <summary>${caption}</summary>
    ${table(caption, columns, rows, { isCaptionHidden: true })}
  </details>`;
}

function codes(caption: string, all: readonly string[], hint = ''): Content {
  if (all.length === 0) return nothing;
  return html`<details>
    <summary>${caption}</summary>
    ${hint ? html`<p>${hint}</p>` : nothing}
    <p class="code">${all.join(' ')}</p>
  </details>`;
}
