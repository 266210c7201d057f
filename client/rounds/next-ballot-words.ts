import { html, nothing, type TemplateResult } from 'lit';
import type { Reply } from '../api.ts';
import { t } from '../messages.ts';
import { words } from '../ui/pieces.ts';
import { groupWord } from './group-word.ts';

type Next = NonNullable<Reply<'GET /api/rounds/:round/figures'>['next']>;

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
