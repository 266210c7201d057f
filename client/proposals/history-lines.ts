import { html, nothing, type TemplateResult } from 'lit';
import type { Topic } from '../consultations/consultation.ts';
import { marked } from '../consultations/prose.ts';
import { t } from '../messages.ts';
import { outcomeWords } from './topic-words.ts';

type Line = Topic['history'][number];

/** Where a topic stood in earlier years and what it builds on, a line each. */
export function historyLines(history: readonly Line[]): TemplateResult | typeof nothing {
  if (history.length === 0) return nothing;
  return html`<ul class="small">
    ${history.map((line) => html`<li>${line.relation === 'stood' ? stood(line) : builtOn(line)}</li>`)}
  </ul>`;
}

function stood(line: Line): TemplateResult {
  const said = outcomeWords(line);
  const year = line.year === null ? '' : String(line.year);
  return html`${t('topic.page.stoodIn', { year })}${said ? html` ${said}.` : nothing}`;
}

const builtOn = ({ topic, title, year }: Line): TemplateResult =>
  html`${t('topic.page.buildsOn')}
  ${topic ? html`<a href="/topics/${topic}">${marked(title)}</a>` : marked(title)}${year === null ? nothing : html` (${year})`}`;
