import type { LitElement } from 'lit';

/**
 * After a row of a list was moved or taken out, the focus goes where the reader goes on: to the same button of the moved row, else to
 * the first thing that can be pressed in it, else to the heading. Rows carry `data-row`, their buttons `data-act`.
 */
export async function focusRow(page: LitElement, at: number, act = ''): Promise<void> {
  await page.updateComplete;
  const rows = [...page.querySelectorAll<HTMLElement>('[data-row]')];
  const row = rows[Math.min(at, rows.length - 1)];
  const target =
    row?.querySelector<HTMLElement>(`[data-act="${act}"]`) ?? row?.querySelector<HTMLElement>('a, button[data-act]');
  (target ?? page.querySelector('h1'))?.focus();
}
