import type { Reader } from './page.ts';
import { type PageState, type Rest, sends, withErrors } from './page-state.ts';
import { ofAdministration } from './page-states-administration.ts';
import type { TownPeople } from './town-people.ts';
import type { Places } from './town-story.ts';

const tick = (letter: string) => (reader: Reader) =>
  reader.main.locator(`choose-topics input[value="${letter}"]`).click();

const overVoted = async (reader: Reader) => {
  for (const letter of ['A', 'B', 'C']) await tick(letter)(reader);
  await reader.main.locator('.too-many').waitFor();
};

const reviewed = async (reader: Reader) => {
  await tick('C')(reader);
  await sends(reader);
  await reader.page.waitForURL(/\/review$/);
  await reader.main.locator('review-page h1').waitFor();
};

/** Every reachable state of every page, by route. A route that is not listed here fails a test. */
export const pageStates = (people: TownPeople, places: Places): PageState[] =>
  Object.entries({
    ...ofEverybody(people, places),
    ...ofRounds(people, places),
    ...ofAdministration(people, places),
  }).flatMap(([route, states]) =>
    states.map(([who, state, path, act]) => ({ route, path, who, state, ...(act && { act }) })),
  );

function ofEverybody(people: TownPeople, places: Places): Record<string, Rest> {
  const { head, adviser, chair, administrator, auditor, observer, ofTwo, representatives, links } = people;
  const { PHL, MAR } = representatives;
  const at = (id: string, rest = '') => `/consultations/${id}${rest}`;
  const { open, draft, withdrawn, roundDeclared } = places;
  return {
    '/sign-in': [
      [undefined, 'as it comes', '/sign-in'],
      [undefined, 'nothing entered', '/sign-in', withErrors],
    ],
    '/link': [
      [undefined, 'spent', '/link#spent'],
      [undefined, 'invitation', `/link#${links.invitation}`],
      [undefined, 'reset, too short', `/link#${links.reset}`, withErrors],
      [undefined, 'first administrator', `/link#${links.firstAdministrator}`, withErrors],
    ],
    '/reset': [[undefined, 'without mail', '/reset']],
    '/account': [
      [head, 'of a head', '/account'],
      [administrator, 'of the Administration', '/account'],
    ],
    '/delegation': [[ofTwo, 'of two', '/delegation']],
    '/errors/:code': [
      [undefined, 'known', '/errors/roundClosed'],
      [undefined, 'unknown', '/errors/nothing'],
    ],
    '/': [
      [head, 'delegation', '/'],
      [chair, 'Chair', '/'],
      [administrator, 'Administration', '/'],
      [observer, 'observer', '/'],
    ],
    '/consultations/:consultation': [
      [PHL, 'open', at(open.id)],
      [chair, 'open, Chair', at(open.id)],
      [administrator, 'draft', at(draft.id)],
      [observer, 'concluded', at(roundDeclared.id)],
      [head, 'withdrawn', at(withdrawn)],
      [head, 'refused: a draft', at(draft.id)],
    ],
    '/consultations/:consultation/theme': [
      [head, 'no view yet', at(open.id, '/theme')],
      [head, 'nothing chosen', at(open.id, '/theme'), withErrors],
      [PHL, 'released', at(open.id, '/theme')],
      [adviser, 'adviser', at(open.id, '/theme')],
      [observer, 'observer', at(open.id, '/theme')],
    ],
    '/consultations/:consultation/paragraphs/:number': [[head, 'no view yet', at(open.id, '/paragraphs/12')]],
    '/consultations/:consultation/views': [
      [head, 'delegation', at(open.id, '/views')],
      [observer, 'observer', at(open.id, '/views')],
    ],
    '/consultations/:consultation/topics': [
      [head, 'delegation', at(open.id, '/topics')],
      [chair, 'Chair', at(open.id, '/topics')],
      [observer, 'concluded', at(roundDeclared.id, '/topics')],
    ],
    '/consultations/:consultation/topics/new': [
      [head, 'as it comes', at(open.id, '/topics/new')],
      [head, 'nothing entered', at(open.id, '/topics/new'), withErrors],
      [observer, 'observer', at(open.id, '/topics/new')],
    ],
    '/consultations/:consultation/topics/:topic/ruling': [
      [chair, 'proposed', at(open.id, `/topics/${open.proposed}/ruling`)],
      [chair, 'nothing chosen', at(open.id, `/topics/${open.proposed}/ruling`), withErrors],
    ],
    '/consultations/:consultation/topics/:topic/withdrawal': [
      [MAR, 'proposer', at(open.id, `/topics/${open.proposed}/withdrawal`)],
    ],
    '/topics': [[head, 'all', '/topics']],
    '/topics/:topic': [
      [head, 'deferred', `/topics/${roundDeclared.topics.A}`],
      [auditor, 'merged', `/topics/${open.merged}`],
    ],
  };
}

function ofRounds(people: TownPeople, places: Places): Record<string, Rest> {
  const { head, adviser, chair, administrator, auditor, observer, representatives } = people;
  const { PHL, MAR } = representatives;
  const at = (name: `round${string}` & keyof Places, rest = '') => `/rounds/${places[name].round}${rest}`;
  const declare = (id: string) => `/consultations/${id}/declare`;
  return {
    '/rounds/:round': [
      [head, 'refused: draft', at('roundDraft')],
      [chair, 'draft', at('roundDraft')],
      [head, 'ready', at('roundReady')],
      [PHL, 'open, not cast', at('roundOpen')],
      [head, 'open, cast', at('roundOpen')],
      [chair, 'open, Chair', at('roundOpen')],
      [observer, 'open, observer', at('roundOpen')],
      [administrator, 'closed', at('roundClosed')],
      [chair, 'tied', at('roundTied')],
      [chair, 'election', at('roundElecting')],
      [head, 'declared', at('roundDeclared')],
      [head, 'void', at('roundVoid')],
    ],
    '/rounds/:round/open': [
      [chair, 'ready', at('roundReady', '/open')],
      [head, 'not theirs', at('roundReady', '/open')],
    ],
    '/rounds/:round/extend': [[chair, 'nothing entered', at('roundOpen', '/extend'), withErrors]],
    '/rounds/:round/close': [
      [chair, 'open', at('roundOpen', '/close')],
      [chair, 'no reason', at('roundOpen', '/close'), withErrors],
    ],
    '/rounds/:round/void': [[chair, 'open', at('roundOpen', '/void')]],
    '/rounds/:round/further': [
      [chair, 'tied', at('roundTied', '/further')],
      [chair, 'election', at('roundElected', '/further')],
    ],
    '/rounds/:round/declare': [
      [chair, 'one elected', at('roundElected', '/declare')],
      [chair, 'nothing written', at('roundElected', '/declare'), withErrors],
      [head, 'not theirs', at('roundElected', '/declare')],
    ],
    '/rounds/:round/tally': [
      [administrator, 'closed', at('roundClosed', '/tally')],
      [auditor, 'tied, released', at('roundTied', '/tally')],
    ],
    '/rounds/:round/result': [
      [head, 'before their turn', at('roundClosed', '/result')],
      [chair, 'tied', at('roundTied', '/result')],
      [chair, 'election', at('roundElected', '/result')],
      [observer, 'declared', at('roundDeclared', '/result')],
      [auditor, 'declared, with choices', at('roundDeclared', '/result')],
    ],
    '/consultations/:consultation/declare': [
      [chair, 'by figures', declare(places.roundTallied.id)],
      [chair, 'nothing decided', declare(places.roundTallied.id), withErrors],
      [chair, 'tied', declare(places.roundTied.id)],
      [chair, 'lot', declare(places.roundLot.id)],
      [chair, 'without a round', declare(places.open.id)],
      [head, 'not theirs', declare(places.open.id)],
      [chair, 'round running', declare(places.roundOpen.id)],
    ],
    '/rounds/:round/ballot': [
      [PHL, 'not cast', at('roundOpen', '/ballot')],
      [PHL, 'one too many', at('roundOpen', '/ballot'), overVoted],
      [PHL, 'nothing chosen', at('roundOpen', '/ballot'), withErrors],
      [head, 'a colleague has cast', at('roundOpen', '/ballot')],
      [adviser, 'no authority', at('roundOpen', '/ballot')],
      [observer, 'observer', at('roundOpen', '/ballot')],
      [head, 'closed', at('roundClosed', '/ballot')],
      [PHL, 'election', at('roundElecting', '/ballot')],
      [head, 'ready', at('roundReady', '/ballot')],
    ],
    '/rounds/:round/review': [
      [PHL, 'nothing chosen', at('roundOpen', '/review')],
      [PHL, 'one chosen', at('roundOpen', '/ballot'), reviewed],
    ],
    '/rounds/:round/record': [
      [PHL, 'open', at('roundOpen', '/record')],
      [administrator, 'open, with names', at('roundOpen', '/record')],
      [head, 'closed, hashes sealed', at('roundClosed', '/record')],
      [auditor, 'declared', at('roundDeclared', '/record')],
      [head, 'void', at('roundVoid', '/record')],
      [observer, 'refused: observer', at('roundOpen', '/record')],
    ],
    '/records': [
      [auditor, 'auditor', '/records'],
      [head, 'refused: delegation', '/records'],
    ],
    '/acts': [
      [auditor, 'auditor', '/acts'],
      [administrator, 'Administration', '/acts'],
    ],
    '/rounds/:round/receipt/:member': [
      [head, 'open', at('roundOpen', '/receipt/CAN')],
      [MAR, 'abstention', at('roundOpen', '/receipt/MAR')],
      [head, 'declared', at('roundDeclared', '/receipt/CAN')],
      [PHL, 'refused: of others', at('roundOpen', '/receipt/CAN')],
    ],
  };
}
