import { html, type TemplateResult } from 'lit';
import { language } from '../messages.ts';

export const figure = (n: number): string => new Intl.NumberFormat(language()).format(n);

/** An exact figure as the reader's language writes it: thousands grouped, every decimal kept, a fraction as it is. */
export function exactFigure(exact: string): string {
  const found = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(exact);
  if (!found) return exact === '' ? '–' : exact;
  const [, sign = '', whole = '', decimals] = found;
  const grouped = new Intl.NumberFormat(language()).format(BigInt(whole));
  const point = new Intl.NumberFormat(language()).formatToParts(0.5).find(({ type }) => type === 'decimal');
  return `${sign}${grouped}${decimals === undefined ? '' : `${point?.value ?? '.'}${decimals}`}`;
}

/** The bar repeats a figure that stands beside it; readers are spared it. */
export const bar = (part: number, base: number): TemplateResult =>
  html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="bar-ground" width="100" height="4"></rect>
    <rect class="bar-value" width=${base > 0 ? Math.min(100, Math.max(0, (part / base) * 100)) : 0} height="4"></rect>
  </svg>`;
