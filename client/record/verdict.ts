import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#shared/languages.ts';
import type { Translate } from '#shared/locales/translate.ts';
import { checkWords } from '#shared/record/check-words.ts';
import type { Check } from '#shared/record/checks.ts';
import type { Verified } from '#shared/record/verify-record.ts';

const tones = { pass: 'ok', fail: 'error', skipped: 'warn' } as const;

/** What verifying a file has found: the sentence, the numbered checks, and what to compare with others. */
export function verdict(
  { checks, record }: Verified,
  name: string,
  isKeyKnown: boolean,
  t: Translate,
  language: Language,
): TemplateResult {
  const holds = checks.every((check) => check.holds);
  return html`
    <h2 tabindex="-1">${name}</h2>
    <div class="message" data-tone=${holds ? 'ok' : 'error'}>
      <p class="message-title">${t(holds ? 'record.holds' : 'record.doesNotHold')}</p>
    </div>
    <ol class="checks">
      ${checks.map((check) => line(check, t))}
    </ol>
    ${record ? toCompare(record, isKeyKnown, t, language) : nothing}
  `;
}

function line(check: Check, t: Translate): TemplateResult {
  const { state, word, sentence } = checkWords(check, t);
  return html`<li value=${check.n}><span class="status" data-status=${tones[state]}>${word}</span> ${sentence}</li>`;
}

function toCompare(
  record: NonNullable<Verified['record']>,
  isKeyKnown: boolean,
  t: Translate,
  language: Language,
): TemplateResult {
  const last = record.events.at(-1);
  const { question } = record.manifest;
  const row = (term: string, value: TemplateResult | string) =>
    html`<div>
      <dt>${term}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<dl class="rows">
    ${row(t('record.page.round'), question[language])}
    ${row(t('record.lastEntry'), html`${last?.position} <span class="code">${last?.hash}</span>`)}
    ${row(
      t('record.key'),
      html`<span class="code">${record.publicKey}</span>
        <p>${t(isKeyKnown ? 'record.keyIsKnown' : 'record.keyIsNotKnown')}</p>`,
    )}
  </dl>`;
}
