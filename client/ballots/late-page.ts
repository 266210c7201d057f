import { html, type TemplateResult } from 'lit';
import { clockTime } from '#shared/time.ts';
import type { Problem } from '../api.ts';
import { language, t } from '../messages.ts';
import { session } from '../session.ts';
import { summaryList } from '../ui/pieces.ts';
import { sentence } from '../ui/sentence.ts';
import { stamp } from './parts.ts';

interface LateFacts {
  readonly closedAt: string;
  readonly arrivedAt: string;
  readonly stands: { readonly castAt: string; readonly castBy: string } | null;
}

/** A ballot that came after the close is told both times by the one clock that counts, and what stands instead. */
export function latePage({ facts }: Problem, round: string): TemplateResult {
  const { closedAt, arrivedAt, stands } = facts as unknown as LateFacts;
  const { seat } = session;
  const clock = (instant: string, seconds: boolean) => clockTime(instant, language(), seat.zone, seconds);
  return html`
    <h1>${t('ballot.late.title')}</h1>
    <p>
      ${t('ballot.late.words', {
        closedAt: clock(closedAt, false),
        place: seat.place[language()],
        arrivedAt: clock(arrivedAt, true),
      })}
      ${stands ? t('ballot.late.stands', { at: clock(stands.castAt, false) }) : t('ballot.page.nothingStands')}
    </p>
    <h2>${t('ballot.late.times')}</h2>
    ${summaryList([
      { term: t('ballot.late.closed'), value: stamp(closedAt, true) },
      { term: t('ballot.late.arrived'), value: stamp(arrivedAt, true) },
      {
        term: t('ballot.late.standing'),
        value: stands
          ? sentence('ballot.page.stands', { at: stamp(stands.castAt), who: stands.castBy })
          : t('ballot.page.nothingStands'),
      },
    ])}
    <p><a href="/rounds/${round}">${t('ballot.page.toRound')}</a></p>
    <p class="muted">${t('ui.askAdministration')}</p>
  `;
}
