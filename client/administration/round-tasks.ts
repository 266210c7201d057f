import { html, nothing } from 'lit';
import type { Reply } from '../api.ts';
import { t } from '../messages.ts';
import type { Task } from '../ui/task-list.ts';
import '../ui/time-stamp.ts';

type Round = Pick<Reply<'GET /api/consultations'>[number]['rounds'][number], 'id' | 'sequence' | 'state' | 'closesAt'>;

/** What the Administration has to do about a round, if anything. */
export const awaitsAdministration = ({ state }: Pick<Round, 'state'>): boolean =>
  state === 'draft' || state === 'closed';

/** Rounds as tasks: a draft is to be completed, a closed one has figures to check. */
export const roundTasks = (rounds: readonly Round[], of = ''): Task[] =>
  rounds.map((round) => {
    const { id, sequence, state, closesAt } = round;
    const title = t('admin.rounds.round', { n: sequence });
    return {
      title: of ? `${title}, ${of}` : title,
      href: `/admin/rounds/${id}`,
      hint: closesAt
        ? html`${t(state === 'draft' || state === 'ready' || state === 'open' ? 'admin.rounds.closes' : 'admin.rounds.closed')}
            <time-stamp instant=${closesAt}></time-stamp>`
        : nothing,
      status: awaitsAdministration(round)
        ? t(`admin.rounds.await.${state === 'draft' ? 'draft' : 'closed'}`)
        : t(`round.state.${state}`),
      tone: awaitsAdministration(round) ? 'warn' : 'plain',
    };
  });
