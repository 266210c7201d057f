import { stringify } from 'csv-stringify/sync';
import type { z } from 'zod';
import type { Language } from '#shared/languages.ts';
import { translator } from '#shared/locales/translate.ts';
import { countPositions } from '#shared/views/count-positions.ts';
import { isParagraph } from '#shared/views/check-view.ts';
import type { viewsApi } from '#shared/views/views.api.ts';
import { catalogues } from '../catalogues.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { listReleased, listRevisionsOf, type Revision } from './views.repo.ts';

type Db = Pick<Deps, 'db'>;
type Views = z.input<(typeof viewsApi)['GET /api/consultations/:consultation/views']['reply']>;

/** States in which how many released which position is told: when nobody can be moved by it any more. */
const afterClose: readonly string[] = ['closed', 'concluded'];

/** What was released, and everything of the reader's own delegations. Somebody of two delegations sees both. */
export async function readViews({ db }: Db, actor: SignedIn, consultation: string, state = ''): Promise<Views> {
  const members = actor.memberships.filter(({ status }) => status === 'member').map(({ member }) => member);
  const released = await listReleased(db, consultation);
  return {
    released: released.map(({ names: _names, ...view }) => view),
    own: own(await listRevisionsOf(db, consultation, members)),
    figures: afterClose.includes(state) ? { kind: 'notAVote', positions: countPositions(released) } : null,
  };
}

function own(revisions: readonly Revision[]): Views['own'] {
  const views: Views['own'] = [];
  for (const { member, subject, ...revision } of revisions) {
    const last = views.at(-1);
    if (last && last.member === member && last.subject === subject) last.earlier.push(revision);
    else views.push({ member, subject, draft: !revision.released, ...revision, earlier: [] });
  }
  return views;
}

/** Released views as a table, in the order of the Members' names in the reader's language. */
export async function viewsCsv({ db }: Db, consultation: string, language: Language): Promise<string> {
  const t = translator(language, catalogues[language]);
  const released = await listReleased(db, consultation);
  const collator = new Intl.Collator(language);
  const rows = released
    .toSorted((one, other) => collator.compare(one.names[language], other.names[language]))
    .map((view) => [
      view.member,
      view.names[language],
      isParagraph(view.subject) ? t('views.paragraph', { number: view.subject.slice(1) }) : t('views.theme'),
      view.position === null ? '' : t(`views.position.${view.position}`),
      view.words,
      view.language,
      view.at,
    ]);
  const columns = ['code', 'member', 'subject', 'position', 'words', 'language', 'at'] as const;
  // Spreadsheets take a cell that begins with = + - or @ for a formula, and these words come from many hands.
  return stringify([columns.map((column) => t(`views.csv.${column}`)), ...rows], { bom: true, escape_formulas: true });
}
