import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../messages.ts';
import type { Consultation } from './consultation.ts';

/** The acts of the Administration and of the Chair, each a link to the page on which it is done. */
export function officersPart({ id, may, topics, rounds }: Consultation): TemplateResult | typeof nothing {
  const acts: [href: string, words: string][] = [];
  const admin = `/admin/consultations/${id}`;
  if (may.includes('editConsultation')) acts.push([admin, t('consultation.page.act.edit')]);
  else if (may.includes('appointChair')) acts.push([admin, t('consultation.page.act.manage')]);
  else if (may.includes('moveHours')) acts.push([`${admin}/hours`, t('consultation.page.act.hours')]);
  if (may.includes('draftRound')) acts.push([`${admin}/rounds/new`, t('consultation.page.act.draftRound')]);
  const n = topics.filter(({ state }) => state === 'proposed').length;
  if (may.includes('ruleOnTopic') && n > 0)
    acts.push([`/consultations/${id}/topics`, t('consultation.page.act.rule', { n })]);
  const isRunning = rounds.some(({ state }) => ['ready', 'open', 'closed'].includes(state));
  if (may.includes('declareOutcome') && !isRunning)
    acts.push([`/consultations/${id}/declare`, t('consultation.page.awaits.declaration')]);
  // In a draft it is done from the page on which the draft is edited.
  if (may.includes('withdrawConsultation') && !may.includes('editConsultation'))
    acts.push([`${admin}/withdraw`, t('consultation.page.act.withdraw')]);
  if (acts.length === 0) return nothing;
  return html`<section class="no-print" aria-labelledby="acts">
    <h2 id="acts">${t('consultation.page.acts')}</h2>
    <ul>
      ${acts.map(([href, words]) => html`<li><a href=${href}>${words}</a></li>`)}
    </ul>
  </section>`;
}
