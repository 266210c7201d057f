import { html, nothing, type TemplateResult } from 'lit';
import { stands } from '#shared/proposals/topic-state.ts';
import type { Consultation, Topic } from '../consultations/consultation.ts';
import { joinNames, memberName } from '../consultations/member-names.ts';
import { marked, prose } from '../consultations/prose.ts';
import { t } from '../messages.ts';
import { session } from '../session.ts';
import { plainWords, statusWord } from '../ui/pieces.ts';
import '../ui/time-stamp.ts';
import { historyLines } from './history-lines.ts';
import { standingTone, standingWords, type TitleOf } from './topic-words.ts';

/** Called with the topic that the reader's delegation sponsors from now on, or no longer. */
export type OnSponsor = (topic: Topic, isSponsored: boolean) => void;

/** One topic of a consultation: state, case, who proposed and who sponsors it, its earlier years, and what the reader may do. */
export function topicSection(
  consultation: Consultation,
  topic: Topic,
  titleOf: TitleOf,
  onSponsor: OnSponsor,
): TemplateResult {
  const { reasons, remark, stateReason, sponsors, history } = topic;
  return html`<section class="topic" aria-labelledby="topic-${topic.id}">
    <h2 id="topic-${topic.id}">${marked(topic.title)}</h2>
    <p>${statusWord(standingTone(topic), standingWords(topic, titleOf))}</p>
    ${stateReason ? html`<p>${t('topic.page.reason')} ${stateReason}</p>` : nothing} ${proposer(topic)}
    ${remark ? html`<p>${marked(remark)}</p>` : nothing}
    ${reasons ? prose(reasons) : html`<p class="muted">${t('topic.page.noCase')}</p>`}
    ${
      sponsors.length > 0
        ? html`<p>${t('topic.page.sponsors', { names: joinNames(sponsors.map(({ member }) => member)) })}</p>`
        : nothing
    }
    ${historyLines(history)}
    <ul class="inline no-print">
      <li>
        <a href="/topics/${topic.id}"
          >${t('topic.page.overTheYears')}<span class="out-of-sight">: ${plainWords(topic.title)}</span></a
        >
      </li>
      ${acts(consultation, topic, onSponsor)}
    </ul>
  </section>`;
}

function proposer({ proposedBy, proposedAt, enteredBy }: Topic): TemplateResult {
  if (proposedBy === null) return html`<p class="muted">${t('topic.page.ofTheNote')}</p>`;
  return html`<p class="muted">
    ${t('topic.page.proposedBy', { name: memberName(proposedBy) })}${
      proposedAt ? html`, <time-stamp instant=${proposedAt}></time-stamp>` : nothing
    }
    ${enteredBy ? html`<br />${t('topic.page.enteredBy', { name: enteredBy })}` : nothing}
  </p>`;
}

/** What the reader may do with this topic now; each act says in words for readers which topic it is about. */
function acts({ id, may }: Consultation, topic: Topic, onSponsor: OnSponsor): TemplateResult[] {
  const member = session.delegation?.status === 'member' ? session.delegation.member : undefined;
  const address = `/consultations/${id}/topics/${topic.id}`;
  const which = html`<span class="out-of-sight">: ${plainWords(topic.title)}</span>`;
  const offered: TemplateResult[] = [];
  if (may.includes('sponsorTopic') && member && stands(topic.state) && topic.proposedBy !== member) {
    const isSponsor = topic.sponsors.some((sponsor) => sponsor.member === member);
    offered.push(
      html`<li>
        <button type="button" class="plain" @click=${() => onSponsor(topic, !isSponsor)}>
          ${t(isSponsor ? 'topic.page.unsponsor' : 'topic.page.sponsor')}${which}
        </button>
      </li>`,
    );
  }
  if (topic.inOpenedRound || topic.outcome !== null) return offered;
  if (may.includes('withdrawTopic') && member === topic.proposedBy && member && stands(topic.state)) {
    offered.push(html`<li><a href="${address}/withdrawal">${t('topic.page.withdraw')}${which}</a></li>`);
  }
  if (may.includes('ruleOnTopic') && topic.state !== 'withdrawn') {
    const words = t(topic.state === 'proposed' ? 'topic.page.rule' : 'topic.page.ruleAgain');
    offered.push(html`<li><a href="${address}/ruling">${words}${which}</a></li>`);
  }
  return offered;
}
