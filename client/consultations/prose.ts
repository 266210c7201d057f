import { html, type TemplateResult } from 'lit';
import { inLanguage, type Language, languageNames, type Text } from '#shared/languages.ts';
import { language } from '../messages.ts';
import type { Content } from '../ui/pieces.ts';

export interface Block {
  readonly kind: 'words' | 'list';
  readonly lines: readonly string[];
}

const bullet = /^\s*[•–*-]\s+/u;

/**
 * Words as they were written, in blocks: an empty line parts them, and lines that begin with a bullet are a list.
 *
 * @example blocksOf('Two:\n• one\n• another') // [{ kind: 'words', lines: ['Two:'] }, { kind: 'list', lines: ['one', 'another'] }]
 */
export function blocksOf(text: string): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  let isNew = true;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') {
      isNew = true;
      continue;
    }
    const kind = bullet.test(line) ? 'list' : 'words';
    const last = blocks.at(-1);
    const written = line.replace(bullet, '').trim();
    if (last?.kind === kind && !(isNew && kind === 'words')) last.lines.push(written);
    else blocks.push({ kind, lines: [written] });
    isNew = false;
  }
  return blocks;
}

const block = ({ kind, lines }: Block): TemplateResult =>
  kind === 'list'
    ? html`<ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`
    : html`<p>${lines.map((line, at) => (at === 0 ? line : html`<br />${line}`))}</p>`;

/** Words that somebody wrote in one language, as blocks; which language it is, is said where the reader reads another. */
export function proseIn(text: string, written: Language): TemplateResult {
  const blocks = blocksOf(text).map(block);
  if (written === language()) return html`${blocks}`;
  return html`<div lang=${written}>${blocks}</div>
    ${languageTag(written)}`;
}

/** Words of the organisation as blocks, in the reader's language or in the one they exist in, which is then named. */
export function prose(text: Text): TemplateResult {
  const found = inLanguage(text, language());
  return proseIn(found.words, found.language);
}

/** The same for words on one line. */
export function marked(text: Text): Content {
  const found = inLanguage(text, language());
  if (found.language === language()) return found.words;
  return html`<span lang=${found.language}>${found.words}</span> ${languageTag(found.language)}`;
}

const languageTag = (written: Language): TemplateResult =>
  html`<span class="small muted" lang=${written}>(${languageNames[written]})</span>`;
