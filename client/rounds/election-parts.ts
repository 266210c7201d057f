import { html, nothing, type TemplateResult } from 'lit';
import type { Reply } from '../api.ts';
import { memberName } from '../consultations/member-names.ts';
import { t } from '../messages.ts';
import { message, words } from '../ui/pieces.ts';
import { groupWord } from './group-word.ts';
import type { Round } from './round-words.ts';

type Next = NonNullable<Reply<'GET /api/rounds/:round/figures'>['next']>;

/** Where there are no more candidates than places, the Chair is told what may be proposed. Nothing follows from it by itself. */
export function acclamation({ kind, state, options, places, ballot, may }: Round): TemplateResult | typeof nothing {
  const isBefore = state === 'draft' || state === 'ready';
  if (kind !== 'election' || !isBefore || ballot > 1 || options.length === 0 || options.length > places) return nothing;
  if (!may.includes('voidRound')) return nothing;
  return message('plain', html`<p>${t('elect.acclamation')}</p>`, { title: t('elect.acclamationTitle') });
}

/** Who presents a candidate and for which group's seat it stands, as far as the round says so. */
export function candidateNote({ presentedBy, group }: Round['options'][number]): string {
  return [
    ...(presentedBy === null ? [] : [t('ballot.elect.presentedBy', { name: memberName(presentedBy) })]),
    ...(group === null ? [] : [groupWord(group)]),
  ].join(' · ');
}

/** What the next ballot of an election is about: its places and candidates, and whether others may stand. */
export const nextBallotWords = ({ fills, places, restricted, candidates }: Next): TemplateResult => html`
  <p>${t(fills === 'list' ? 'elect.nextList' : 'elect.nextPlaces', { n: places })}</p>
  <ul class="plain-list">
    ${candidates.map(
      ({ title, group }) =>
        html`<li>
          ${words(title)}${group === null ? nothing : html` <span class="muted">${groupWord(group)}</span>`}
        </li>`,
    )}
  </ul>
  <p>${t(restricted ? 'elect.nextRestricted' : 'elect.nextOpen')}</p>
`;
