import { assert, describe, expect, it } from 'vitest';
import { declaration, environment, healthcare, hostSociety, southSouth } from '#server/demo/topics-2006.ts';
import { theme, title } from '#server/demo/note-2006.ts';
import { box, casts, chosen, lettered, options } from './acts/ballot.ts';
import * as draft from './acts/draft.ts';
import * as people from './acts/people.ts';
import * as result from './acts/result.ts';
import { onlyTheseSeeFigures, persons, tellStory } from './acts/story.ts';

/**
 * The consultation of 2005, held end to end by people before browsers: from a service with nothing in it to the result that everybody
 * reads. Three delegations stand for 116; what is real of them is their names, and every person, view and ballot is invented.
 */

const { house, readers } = tellStory();
let consultation = '';
let round = '';

describe('before the consultation', () => {
  it('the first administrator comes by the link that was printed, which works once, and signs in', async () => {
    const { administrator, chair } = readers;
    const link = await house().printedLink();
    await people.becomeAdministrator(administrator, link, persons.administrator);
    await people.signOut(administrator);
    await people.signIn(administrator, persons.administrator);
    await chair.opens(link);
    await chair.isOn('This link can no longer be used');
    expect(await house().printedLink()).toBe('');
  });

  it('the Administration imports the list of Members: pasted, looked at, and only then stored', async () => {
    const { administrator } = readers;
    await people.importMembers(administrator);
    await administrator.follows('Go to the list');
    await administrator.isOn('Members and observers');
    await administrator.sees('137 found');
    const listed = await administrator.asksJson<{ members: { status: string }[] }>('/api/members');
    expect(listed.members.filter(({ status }) => status === 'member')).toHaveLength(116);
  });

  it('invites people, who set passwords with the links that they are handed', async () => {
    const { administrator, chair, canada, colleague, morocco, argentina, observer } = readers;
    await people.useLink(chair, await people.inviteChair(administrator, persons.chair));
    await people.useLink(canada, await people.invite(administrator, persons.canada));
    await people.useLink(colleague, await people.invite(administrator, persons.colleague));
    await people.useLink(morocco, await people.invite(administrator, persons.morocco), 'fr');
    await people.useLink(argentina, await people.invite(administrator, persons.argentina), 'es');
    await people.useLink(observer, await people.invite(administrator, persons.observer));
    await observer.sees('No consultation is open to your account yet.');
    expect(await administrator.asksJson('/api/accounts?who=everyone')).not.toMatchObject({
      accounts: expect.arrayContaining([expect.objectContaining({ state: 'invited' })]),
    });
  });

  it('drafts the consultation part by part and issues it', async () => {
    const { administrator, canada } = readers;
    const written = await draft.beginDraft(administrator, 2006);
    consultation = written.replace('/admin', '');
    await draft.writesTitle(administrator, written);
    await draft.writesAsked(administrator, written);
    await draft.pastesNote(administrator, written);
    await draft.proposesTheme(administrator, written);
    await draft.listsTopics(administrator, written, [environment, southSouth, healthcare]);
    await draft.setsHours(administrator, written);
    await draft.appointsChair(administrator, written, persons.chair.name);
    expect((await canada.asks(`/api${consultation}`)).status).toBe(404);
    await draft.issues(administrator, written);
    expect((await canada.asks(`/api${consultation}`)).status).toBe(200);
  });
});

describe('the consultation', () => {
  it('awaits each delegation, which reads the note in its language and gives its view', async () => {
    const { canada, argentina, observer } = readers;
    await canada.opens('/');
    await canada.sees('Needs your delegation');
    await canada.follows('Give your delegation’s view on the theme');
    await canada.isOn(theme.title.en);
    await canada.ticks('Support with comments');
    await canada.writes('Comments or reason', 'Employers should be heard as well. (Invented.)');
    await canada.presses('Release the view');
    await canada.sees('The view is released. All delegations can read it.');

    await argentina.opens(consultation);
    await argentina.isOn(title.es);
    await argentina.follows('Leer la opinión comunicada');
    await argentina.sees('Employers should be heard as well.');

    await observer.opens(consultation);
    await observer.sees('Your delegation observes: it reads, and gives no view or ballot.');
    expect(JSON.parse((await observer.asks(`/api${consultation}/views`)).text)).not.toHaveProperty('released');
  });

  it('takes a fourth topic from one delegation, another stands behind it, and the Chair admits it', async () => {
    const { morocco, argentina, chair } = readers;
    await morocco.opens('/');
    await morocco.follows(title.fr);
    await morocco.isOn(title.fr);
    await morocco.follows('Proposer un sujet');
    await morocco.isOn('Proposer un sujet');
    await morocco.writes('Titre (Français)', hostSociety.title.fr);
    await morocco.writes('Exposé (Français)', hostSociety.reasons.fr);
    await morocco.presses('Proposer le sujet');
    await morocco.isOn('Sujets');
    await morocco.sees('Proposé par Maroc');

    await argentina.opens(`${consultation}/topics`);
    await argentina.presses(/^Copatrocinar.*Les migrants et la société d’accueil/);
    await argentina.sees(`Su delegación copatrocina «${hostSociety.title.fr}».`);

    await chair.opens('/');
    await chair.follows('Rule on the proposed topics');
    await chair.isOn('Topics');
    await chair.sees('Co-sponsored by Argentina.');
    await chair.follows(/^Rule on this topic.*Les migrants et la société d’accueil/);
    await chair.isOn('Ruling on');
    await chair.ticks('Admit');
    await chair.presses('Record the ruling');
    await chair.isOn('Topics');
    await chair.seesNot(/^Proposed$/);
    expect(await chair.asksJson(`/api${consultation}`)).toMatchObject({
      topics: [...['', '', ''].map(() => ({ proposedBy: null })), { proposedBy: 'MAR', state: 'admitted' }],
    });
  });
});

describe('the round', () => {
  it('is set up by the Administration and opened by the Chair', async () => {
    const { administrator, chair, canada } = readers;
    const topics = [environment, southSouth, healthcare, hostSociety];
    round = await draft.preparesRound(administrator, `/admin${consultation}`, topics);
    await canada.opens(`${round}/ballot`);
    await canada.isOn('The round is not open');
    await chair.opens('/');
    await chair.follows('Open the round');
    await chair.isOn('Round 1');
    await chair.follows('Open the round');
    await chair.isOn('Open the round?');
    await chair.presses('Open the round');
    await chair.sees('0 of 116 delegations have answered (0%).');
    expect(await canada.asksJson(`/api${round}`)).toMatchObject({ state: 'open' });
  });

  it('takes a ballot in English, explains one choice too many, and keeps the choices over a reload', async () => {
    const { canada } = readers;
    await canada.opens('/');
    await canada.follows('Cast your delegation’s ballot');
    await canada.isOn('Choose two topics');
    await canada.sees('Voting for: Canada.');
    await box(canada, 'B').click();
    await box(canada, 'C').click();
    await box(canada, 'D').click();
    await canada.sees('You have already chosen two topics. To choose this one, first remove one of the others.');
    expect(await chosen(canada)).toEqual(['B', 'C']);
    await canada.sees('2 of 2 chosen');
    expect(await canada.main.locator('[disabled], [aria-disabled=true]').count()).toBe(0);
    await canada.page.reload();
    await canada.isOn('Choose two topics');
    expect(await chosen(canada)).toEqual(['B', 'C']);
    await canada.page.getByRole('button', { name: 'Français' }).click();
    await canada.isOn('Choisissez deux thèmes');
    expect(await chosen(canada)).toEqual(['B', 'C']);
    await canada.page.getByRole('button', { name: 'English' }).click();
    await canada.isOn('Choose two topics');
    await casts(canada, 'en');
    expect(await result.chosenOnReceipt(canada)).toEqual(['B', 'C']);
  });

  it('shows the turnout live, and nothing else, to the Chair', async () => {
    await readers.chair.sees('1 of 116 delegations has answered (1%).');
    expect(await readers.chair.main.locator('table.figures').count()).toBe(0);
    await onlyTheseSeeFigures(readers, round);
  });

  it('shows the ballot to a second colleague, who replaces it', async () => {
    const { colleague, canada } = readers;
    await colleague.opens(`${round}/ballot`);
    await colleague.sees(`${persons.canada.name} cast a ballot for your delegation on`);
    expect(await chosen(colleague)).toEqual(['B', 'C']);
    await box(colleague, 'B').click();
    await box(colleague, 'D').click();
    const code = await casts(colleague, 'en');
    await colleague.sees('It replaces the ballot of');
    expect(await result.chosenOnReceipt(colleague)).toEqual(['C', 'D']);
    await canada.page.reload();
    await canada.sees(code);
    await canada.sees(`by ${persons.colleague.name}. This one is counted.`);
  });

  it('takes a ballot in French and one in Spanish, under the same letters', async () => {
    const { morocco, argentina, chair } = readers;
    await morocco.opens('/');
    await morocco.follows('Déposer le bulletin de votre délégation');
    await morocco.isOn('Choisissez deux thèmes');
    expect(await options(morocco)).toEqual(lettered('fr'));
    await box(morocco, 'C').click();
    await box(morocco, 'D').click();
    await morocco.sees('2 sur 2 choisis');
    await box(morocco, 'A').click();
    await morocco.sees('Vous avez déjà choisi deux thèmes.');
    await morocco.presses('Retirer D');
    await box(morocco, 'A').click();
    await casts(morocco, 'fr');

    await argentina.opens('/');
    await argentina.follows('Emitir el voto de su delegación');
    await argentina.isOn('Elija dos temas');
    expect(await options(argentina)).toEqual(lettered('es'));
    await box(argentina, 'C').click();
    await box(argentina, 'D').click();
    await casts(argentina, 'es');
    await chair.sees('3 of 116 delegations have answered (3%).');
  });

  it('is closed early by the Chair, who is told before how many have not voted', async () => {
    const { chair, canada } = readers;
    await canada.opens(round);
    await chair.follows('Close the round now');
    await chair.isOn('Close the round?');
    await chair.sees('113 delegations have not voted.');
    await chair.writes('Reason', 'All delegations in the room have cast. (Invented.)');
    await chair.presses('Close the round now');
    await chair.sees('The Administration checks the figures and releases them to the Chair.');
    await canada.sees('Closed early by the Chair');
    await canada.opens(`${round}/ballot`);
    await canada.isOn('The round is closed');
    expect(await canada.asksJson(`/api${round}`)).toMatchObject({ state: 'closed' });
  });
});

describe('the result', () => {
  it('is seen by nobody before their turn', async () => {
    const { administrator, chair, observer } = readers;
    await onlyTheseSeeFigures(readers, round, 'administrator');
    await chair.opens(`${round}/result`);
    await chair.seesNot('Preferences');
    await administrator.opens('/');
    await administrator.follows('Check the figures and release them to the Chair');
    await administrator.isOn('Check the figures of round 1');
    expect(await result.figuresOnPage(administrator)).toEqual(result.asCast);
    await administrator.presses('Release to the Chair');
    await administrator.isOn('Figures of round 1');
    await onlyTheseSeeFigures(readers, round, 'administrator', 'chair');
    await observer.opens(`${round}/result`);
    await observer.seesNot('Preferences');
  });

  it('is declared by the Chair beside the figures', async () => {
    const { chair } = readers;
    await chair.opens('/');
    await chair.follows('Declare the outcome');
    await chair.isOn('Declare the outcome');
    expect(await result.votesOnPage(chair)).toEqual(result.asCast.votes);
    await result.declares(chair);
  });

  it('is read by everyone entitled, and says on page, in the API and in the file what was cast', async () => {
    const { canada, morocco, argentina, observer } = readers;
    await onlyTheseSeeFigures(
      readers,
      round,
      'administrator',
      'chair',
      'canada',
      'colleague',
      'morocco',
      'argentina',
      'observer',
    );
    await result.reads(canada, round, 'en');
    await result.reads(observer, round, 'en');
    await result.reads(morocco, round, 'fr');
    await result.reads(argentina, round, 'es');
    expect(await result.figuresOfApi(observer, round)).toEqual(result.asCast);
    await observer.opens(consultation);
    await observer.sees(`Retained under the title “${declaration.newTitle.en}”`);
    await observer.sees('Deferred to 2007');
    await observer.sees('Not retained; of general interest');
  });

  it('comes back in the next year: the deferred topic stands in its draft by itself', async () => {
    const { administrator } = readers;
    const next = await draft.beginDraft(administrator, 2007, {
      en: 'Workshops of 2007',
      fr: 'Ateliers de 2007',
      es: 'Talleres de 2007',
    });
    await administrator.follows(/^Topics of the note$/);
    await administrator.isOn('Topics of the note');
    await administrator.sees(environment.title.en);
    await administrator.sees('Deferred to this year from the consultation for 2006.');
    const { topics } = await administrator.asksJson<{ topics: unknown[] }>(`/api${next.replace('/admin', '')}`);
    expect(topics).toHaveLength(1);
  });

  it('was reached without one complaint of a browser', () => {
    for (const [name, { complaints }] of Object.entries(readers)) assert.deepEqual([name, complaints], [name, []]);
  });
});
