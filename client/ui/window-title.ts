import { t } from '../messages.ts';
import { session } from '../session.ts';

const shown = (selector: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(`main ${selector}`)].find((found) => !found.closest('[hidden]'));

/** The title of the window: "h1 – organisation", and "Error: " before it while an error summary stands on the page. */
export function nameWindow(): void {
  const heading = shown('h1')?.textContent?.replace(/\s+/g, ' ').trim();
  if (!heading) return;
  const name = session.organisation ? `${heading} – ${session.organisation}` : heading;
  document.title = shown('.summary') ? t('ui.errorTitle', { title: name }) : name;
}

/** After each change of page the heading has the focus, so that a reader hears where they are. */
export function focusHeading(): void {
  const heading = shown('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
