import type { Reader } from './page.ts';
import { type PageState, type Rest, sends, withErrors } from './page-state.ts';
import type { TownPeople } from './town-people.ts';
import type { Places } from './town-story.ts';

const looksAt = (cells: string) => async (reader: Reader) => {
  await reader.main.locator('textarea').fill(cells);
  await sends(reader);
  await reader.main.locator('#outcome').waitFor();
};
const headings = 'code\tname_en\tname_fr\tname_es\tstatus';

const splits = async (reader: Reader) => {
  await reader.main.locator('textarea').fill('Introduction\n\n1. The theme of the year.\n\n2. Delegations are asked.');
  await sends(reader);
  await reader.main.locator('#split').waitFor();
};

/** Pages of the Administration; who is not of it is told so. */
export function ofAdministration(people: TownPeople, places: Places): Record<string, Rest> {
  const { administrator, chair, head, representativePerson, adviserPerson, auditor } = people;
  const { draft, draftEmpty, open, roundDraft, roundComplete, roundElection, roundReady, roundOpen } = places;
  const one = (state: string, path: string, act?: PageState['act']): Rest => [[administrator, state, path, act]];
  const drafts = (rest: string) => `/admin/consultations/${draft.id}${rest}`;
  const rounds = (rest: string) => `/admin/rounds/${roundDraft.round}${rest}`;
  return {
    '/members': [
      [administrator, 'all', '/members'],
      [administrator, 'right suspended', '/members?show=suspended'],
      [head, 'delegation', '/members'],
    ],
    '/members/:member': [
      [administrator, 'people', '/members/CAN'],
      [administrator, 'right suspended', '/members/XAA'],
      [head, 'own', '/members/CAN'],
    ],
    '/members/:member/suspend': one('no reason', '/members/AUT/suspend', withErrors),
    '/members/:member/lift': one('suspended', '/members/XAA/lift'),
    '/members/:member/people/new': [
      [administrator, 'as it comes', '/members/CAN/people/new'],
      [administrator, 'nothing entered', '/members/CAN/people/new', withErrors],
    ],
    '/members/:member/people/:person': [
      [administrator, 'representative', `/members/CAN/people/${representativePerson}`],
      [head, 'adviser', `/members/CAN/people/${adviserPerson}`],
    ],
    '/admin': [
      [administrator, 'much awaits', '/admin'],
      [head, 'refused: not theirs', '/admin'],
    ],
    '/admin/members/import': [
      [administrator, 'as it comes', '/admin/members/import'],
      [administrator, 'nothing entered', '/admin/members/import', withErrors],
      [
        administrator,
        'rows that cannot be taken',
        '/admin/members/import',
        looksAt(`${headings}\nQQ1!\tNowhere\tNulle part\tNinguna parte\tmember\nCHL\tChile\tChili\tChile\tguest`),
      ],
      [
        administrator,
        'to be added and changed',
        '/admin/members/import',
        looksAt(`${headings}\nCHL\tChile\tChili\tChile\tmember\nMAR\tMorocco\tRoyaume du Maroc\tMarruecos\tmember`),
      ],
    ],
    '/admin/accounts': [
      [administrator, 'staff', '/admin/accounts'],
      [administrator, 'invited', '/admin/accounts?show=invited'],
    ],
    '/admin/accounts/new': one('nothing entered', '/admin/accounts/new', withErrors),
    '/admin/accounts/:account': one('auditor', `/admin/accounts/${auditor}`),
    '/admin/consultations/new': [
      [administrator, 'as it comes', '/admin/consultations/new'],
      [administrator, 'nothing entered', '/admin/consultations/new', withErrors],
    ],
    '/admin/consultations/:consultation': [
      [administrator, 'just begun', `/admin/consultations/${draftEmpty}`],
      [administrator, 'complete draft', drafts('')],
      [administrator, 'issued', `/admin/consultations/${open.id}`],
    ],
    '/admin/consultations/:consultation/title': one('draft', drafts('/title')),
    '/admin/consultations/:consultation/asked': one('draft', drafts('/asked')),
    '/admin/consultations/:consultation/note': [
      [administrator, 'draft', drafts('/note')],
      [administrator, 'empty', `/admin/consultations/${draftEmpty}/note`],
    ],
    '/admin/consultations/:consultation/note/paste': [
      [administrator, 'as it comes', drafts('/note/paste')],
      [administrator, 'split', drafts('/note/paste'), splits],
    ],
    '/admin/consultations/:consultation/note/:number': [
      [administrator, 'paragraph', drafts('/note/2')],
      [administrator, 'new', drafts('/note/new')],
    ],
    '/admin/consultations/:consultation/theme': one('draft', drafts('/theme')),
    '/admin/consultations/:consultation/topics': [
      [administrator, 'draft', drafts('/topics')],
      [administrator, 'empty', `/admin/consultations/${draftEmpty}/topics`],
    ],
    '/admin/consultations/:consultation/topics/:topic': [
      [administrator, 'listed', drafts(`/topics/${draft.topics.C}`)],
      [administrator, 'new', drafts('/topics/new')],
    ],
    '/admin/consultations/:consultation/hours': [
      [administrator, 'draft', drafts('/hours')],
      [administrator, 'issued', `/admin/consultations/${open.id}/hours`],
    ],
    '/admin/consultations/:consultation/chair': one('draft', drafts('/chair')),
    '/admin/consultations/:consultation/issue': [
      [administrator, 'complete', drafts('/issue')],
      [administrator, 'incomplete', `/admin/consultations/${draftEmpty}/issue`],
    ],
    '/admin/consultations/:consultation/withdraw': [
      [administrator, 'draft', drafts('/withdraw')],
      [chair, 'open', `/admin/consultations/${open.id}/withdraw`],
    ],
    '/admin/consultations/:consultation/enter-topic': one('issued', `/admin/consultations/${open.id}/enter-topic`),
    '/admin/consultations/:consultation/rounds/new': one('issued', `/admin/consultations/${open.id}/rounds/new`),
    '/admin/rounds/:round': [
      [administrator, 'incomplete', rounds('')],
      [administrator, 'complete', `/admin/rounds/${roundComplete.round}`],
      [administrator, 'ready', `/admin/rounds/${roundReady.round}`],
      [administrator, 'open', `/admin/rounds/${roundOpen.round}`],
    ],
    '/admin/rounds/:round/question': one('draft', rounds('/question')),
    '/admin/rounds/:round/kind': one('draft', rounds('/kind')),
    '/admin/rounds/:round/candidates': one('draft', `/admin/rounds/${roundElection.round}/candidates`),
    '/admin/rounds/:round/options': one('draft', rounds('/options')),
    '/admin/rounds/:round/form': [
      [administrator, 'draft', rounds('/form')],
      [administrator, 'election', `/admin/rounds/${roundElection.round}/form`],
    ],
    '/admin/rounds/:round/secrecy': one('draft', rounds('/secrecy')),
    '/admin/rounds/:round/hours': one('draft', rounds('/hours')),
    '/admin/rounds/:round/preview': one('draft', rounds('/preview')),
    '/rounds/:round/answers': one('open', `/rounds/${roundOpen.round}/answers`),
  };
}
