import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoundRecord } from '#shared/record/record.ts';
import { verifyRecord } from '#shared/record/verify-record.ts';
import { readElection } from '#shared/tally/formats.ts';
import { count } from '#shared/tally/count.ts';
import { sha256 } from '#server/digest.ts';
import { verifies } from '#server/record/signing-key.ts';
import { type Caller, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { callers, cast, type MadeRound, makeRound } from '#tests/support/make-round.ts';

const words = (en: string) => ({ en, fr: `${en} fr`, es: `${en} es` });
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

let test: TestApp;
let around: MadeRound;
let delegates: Caller[];
let [administrator, chair] = [] as unknown as [Caller, Caller];
beforeAll(async () => {
  test = await testApp();
  around = await makeRound(test, { state: 'draft', options: 2, members: 8 });
  delegates = await callers(test, around);
  administrator = await signInAs(test, around.administrator);
  chair = await signInAs(test, around.chair);
});
afterAll(() => test.close());

interface Candidate {
  readonly name: string;
  readonly presentedBy?: string;
  readonly group?: string;
}

/** Candidates called by the letters that they get. */
const named = (letters: string): Candidate[] => [...letters].map((name) => ({ name }));

const draftOf = (candidates: readonly Candidate[], draft: Readonly<Record<string, unknown>> = {}) => ({
  question: words('Who?'),
  kind: 'election',
  form: 'choose',
  rule: 'majority',
  options: candidates.map(({ name, presentedBy = null, group = null }) => ({
    topic: null,
    title: words(name),
    presentedBy,
    group,
  })),
  tieMeans: ['furtherRound'],
  opensAt: inHours(1),
  closesAt: inHours(2),
  ...draft,
});

/** The body of a reply that has to have this status. */
async function done(reply: Promise<LightMyRequestResponse>, status = 200) {
  const { statusCode, body } = await reply;
  expect(statusCode, body).toBe(status);
  return JSON.parse(body);
}

const post = (draft: object) => administrator.post(`/api/consultations/${around.consultation}/rounds`, draft);
const reasons = ({ errors }: { errors: { reason: string; pointer: string }[] }) =>
  errors.map(({ reason, pointer }) => `${reason} ${pointer}`);

async function open(id: string): Promise<string> {
  await done(administrator.post(`/api/rounds/${id}/ready`));
  await done(chair.post(`/api/rounds/${id}/open`));
  return id;
}

const setUp = async (candidates: readonly Candidate[], draft: Readonly<Record<string, unknown>>): Promise<string> =>
  open((await done(post(draftOf(candidates, draft)), 201)).id);

/** Each ballot by the letters that it names, one a delegation; the figures are released and come back. */
async function vote(id: string, ballots: readonly string[], candidates: number) {
  for (const [at, ballot] of ballots.entries()) {
    const marks = Array.from({ length: candidates }, (_, option) => (ballot.includes('ABCDEFGH'[option]!) ? 1 : 0));
    await done(cast(delegates[at]!, id, { member: around.delegates[at]!.member, marks }), 201);
  }
  await done(chair.post(`/api/rounds/${id}/close`, { reason: 'All have answered.' }));
  const figures = await done(administrator.get(`/api/rounds/${id}/figures`));
  await done(administrator.post(`/api/rounds/${id}/tally`, { resultHash: figures.resultHash }));
  return figures;
}

const declare = (id: string, elected: readonly string[], more: object = {}) =>
  chair.post(`/api/rounds/${id}/declaration`, { elected, words: words('So declared.'), ...more });

const further = (id: string) =>
  administrator.post(`/api/rounds/${id}/further`, { opensAt: inHours(1), closesAt: inHours(2) });

const titles = (options: { title: { en: string } }[]) => options.map(({ title }) => title.en).join('');

/** A 6, B 4, C 4, D 3, E 3, F 2, G 1, H 1: example W31 of GA rule 94, on eight papers. */
const first = ['ABD', 'ABE', 'ACE', 'ACE', 'ACF', 'ACF', 'BDG', 'BDH'];

describe('candidates', () => {
  it('stand in the draft by name, and in the manifest with letter, presenting Member and group', async () => {
    const [one] = around.delegates;
    const made = await done(
      post(
        draftOf(
          [
            { name: 'Ms Doe', presentedBy: one!.member, group: 'africa' },
            { name: 'Mr Roe', group: 'weog' },
          ],
          {
            places: 3,
            minimum: 1,
            maximum: 3,
            seats: { weog: 1, africa: 2 },
          },
        ),
      ),
      201,
    );
    expect(made).toMatchObject({ missing: [], seats: { africa: 2, weog: 1 }, ballot: 1, restricted: false });
    expect(made.groups).toEqual([
      { group: 'africa', places: 2, letters: ['A'] },
      { group: 'weog', places: 1, letters: ['B'] },
    ]);
    await open(made.id);
    const { manifest } = await done(chair.get(`/api/rounds/${made.id}/manifest`));
    expect(manifest.options).toEqual([
      { letter: 'A', topic: null, title: words('Ms Doe'), presentedBy: one!.member, group: 'africa' },
      { letter: 'B', topic: null, title: words('Mr Roe'), group: 'weog' },
    ]);
    // No ballot can name three of two.
    expect(manifest.form).toEqual({ form: 'choose', minimum: 1, maximum: 2, groups: made.groups });
    const changed = administrator.send('PUT', `/api/rounds/${made.id}`, draftOf(named('AB')), {
      'if-match': `"${made.version}"`,
    });
    expect((await changed).statusCode).toBe(409);
  });

  it.each([
    ['no topic', { options: [{ topic: 'first', title: words('A') }] }, ['candidateIsNoTopic /options/0/topic']],
    ['twice', { options: ['A', 'B', 'a'].map((en) => ({ title: { en } })) }, ['candidateTwice /options/2/title/en']],
    [
      'presented by nobody known',
      { options: [{ title: words('A'), presentedBy: 'NONE' }] },
      ['noSuchMember /options/0/presentedBy'],
    ],
    ['in a decision', { kind: 'decision', options: [{ title: words('A') }] }, ['missing /options/0/topic']],
    ['with places by group elsewhere', { kind: 'sounding', options: [], seats: { weog: 1 } }, ['onlyElections /seats']],
  ])('are refused: %s', async (_, draft, expected) => {
    const options = draft.options.map((option) =>
      'topic' in option && option.topic === 'first' ? { ...option, topic: around.topics[0] } : option,
    );
    expect(reasons(await done(post({ ...draftOf([]), ...draft, options }), 422))).toEqual(expected);
  });

  it.each([
    ['nobody', [], {}, ['noCandidate /options']],
    ['all the tied', named('AB'), { tieMeans: ['bothRetained'] }, ['notInElections /tieMeans']],
    ['a question of yes and no', named('AB'), { form: 'decide', rule: 'decision' }, ['formDoesNotFit /form']],
    [
      'places by group',
      [{ name: 'A', group: 'weog' }, { name: 'B' }],
      { places: 1, seats: { weog: 2 }, rule: 'plurality' },
      ['seatsDoNotAddUp /seats', 'candidateWithoutGroup /options/1/group', 'seatsByMajority /rule'],
    ],
    ['as many candidates as places: nothing', named('AB'), { places: 2, maximum: 2 }, []],
  ])('what an election lacks: %s', async (_, candidates, draft, expected) => {
    const { missing } = await done(post(draftOf(candidates, draft)), 201);
    expect(reasons({ errors: missing })).toEqual(expected);
  });
});

describe('an election by GA rule 94', () => {
  it('elects one, and leads to a restricted ballot that fills the places left (W31)', async () => {
    const id = await setUp(named('ABCDEFGH'), { places: 3, minimum: 1, maximum: 3 });
    const figures = await vote(id, first, 8);
    expect(figures.kind).toBe('election');
    expect(figures.outcome.line).toEqual({
      en: 'A elected; 2 places left: a ballot restricted to B, C, D, and E',
      fr: 'A élu\u202f; 2 places restent à pourvoir\u202f: scrutin limité à B, C, D et E',
      es: 'A elegido; quedan 2 puestos por cubrir: votación limitada a B, C, D y E',
    });
    expect(figures.outcome.seats).toMatchObject([{ group: null, required: 5, elected: ['A'], vacant: 2 }]);
    expect(figures.next).toMatchObject({ fills: 'places', places: 2, restricted: true });
    expect(titles(figures.next.candidates)).toBe('BCDE');

    expect(reasons(await done(declare(id, ['A', 'B']), 422))).toEqual(['otherElected /elected']);
    expect((await declare(id, ['A'])).statusCode).toBe(200);
    expect((await delegates[0]!.get(`/api/rounds/${id}/figures`)).statusCode).toBe(200);
    expect((await done(chair.get(`/api/rounds/${id}`))).may).toContain('openFurtherRound');

    const next = await done(further(id), 201);
    expect(next).toMatchObject({ furtherOf: id, ballot: 2, places: 2, minimum: 1, maximum: 2, restricted: true });
    expect(titles(next.options)).toBe('BCDE');
    expect(next.options[0].letter).toBe('A');
    expect(reasons(await done(further(id), 422))).toEqual(['furtherStands ']);

    const put = (draft: object) =>
      administrator.send('PUT', `/api/rounds/${next.id}`, draft, { 'if-match': `"${next.version}"` });
    const as = { places: 2, maximum: 2 };
    expect(reasons(await done(put(draftOf(named('BCDE'), { ...as, kind: 'sounding', options: [] })), 422))).toEqual([
      'candidatesFixed /kind',
      'candidatesFixed /options',
    ]);
    expect(reasons(await done(put(draftOf(named('BCDEF'), { ...as, places: 3 })), 422))).toEqual([
      'placesFixed /places',
      'candidatesFixed /options',
    ]);
    await done(put(draftOf(named('BCDE'), as)));

    await open(next.id);
    const { manifest } = await done(chair.get(`/api/rounds/${next.id}/manifest`));
    expect(manifest).toMatchObject({
      furtherOf: id,
      rule: { name: 'majority', places: 2, parameters: { ballot: '2' } },
    });
    const last = await vote(next.id, ['AB', 'AB', 'AB', 'AB', 'AB', 'AC', 'CD', 'CD'], 4);
    expect(last.outcome.line.en).toBe('A and B elected');
    expect(last.next).toBeNull();
    expect(reasons(await done(further(next.id), 422))).toEqual(['noNextBallot ']);
  });

  it('holds a special ballot about the end of the list first, and never lists five (W32)', async () => {
    const id = await setUp(named('ABCDEFGH'), { places: 3, minimum: 1, maximum: 3 });
    const figures = await vote(id, ['ABD', 'ABE', 'ACE', 'ACF', 'ACF', 'ACG', 'BDH', 'BD'], 8);
    expect(figures.outcome.line.en).toBe(
      'A elected; E and F level for the end of the restricted list: a special ballot among them',
    );
    expect(figures.next).toMatchObject({ fills: 'list', places: 1 });
    const special = await done(further(id), 201);
    expect(titles(special.options)).toBe('EF');
    await open(special.id);
    const { manifest } = await done(chair.get(`/api/rounds/${special.id}/manifest`));
    expect(manifest.fills).toBe('list');
    const listed = await vote(special.id, ['A', 'A', 'A', 'B', 'B', 'B', 'B', 'B'], 2);
    expect(listed.outcome.line.en).toBe('B on the list of the next ballot');
    expect((await declare(special.id, ['B'])).statusCode).toBe(200);
    const restricted = await done(further(special.id), 201);
    expect(titles(restricted.options)).toBe('BCDF');
    expect(restricted).toMatchObject({ places: 2, ballot: 3, fills: 'places', restricted: true });
  });

  it('settles a tie of a further ballot by the lot that the Chair declares', async () => {
    const id = await setUp(named('AB'), { places: 1 });
    const figures = await vote(id, ['A', 'A', 'A', 'A', 'B', 'B', 'B', 'B'], 2);
    expect(titles(figures.next.candidates)).toBe('AB');
    // The manifest allows no lot, and the rule asks for none yet.
    const lot = { order: ['B', 'A'], drawnBy: 'The Secretary', witnesses: 'Two tellers' };
    expect(figures.outcome.seats[0].next).toBe('restricted');
    expect(reasons(await done(declare(id, ['B'], { lots: [lot] }), 422))).toEqual(['noTie /lots/0/order']);
    expect((await declare(id, [])).statusCode).toBe(200);

    const next = (await done(further(id), 201)).id;
    await open(next);
    const level = await vote(next, ['A', 'A', 'A', 'A', 'B', 'B', 'B', 'B'], 2);
    expect(level.outcome.line.en).toBe('nobody elected; A and B tied, and the lot decides');
    expect(level.options.map(({ standing }: { standing: string }) => standing)).toEqual(['tied', 'tied']);
    expect(level.next).toBeNull();
    expect(reasons(await done(declare(next, ['A'], { lots: [lot] }), 422))).toEqual(['otherElected /elected']);
    const declared = await done(declare(next, ['B'], { lots: [lot] }));
    expect(declared).toMatchObject({ round: next, words: words('So declared.') });
    const record: RoundRecord = await done(administrator.get(`/api/rounds/${next}/record`));
    expect(record.declaration).toMatchObject({ round: next, elected: ['B'], lots: [lot] });
    expect(verifyRecord(record, { sha256, verifies }).filter(({ holds }) => !holds)).toEqual([]);
  });
});

describe('places by group', () => {
  it('are counted each as a paper of its own, in the service, the record and a count of the file', async () => {
    const candidates = [
      { name: 'A', group: 'africa' },
      { name: 'B', group: 'africa' },
      { name: 'C', group: 'weog' },
      { name: 'D', group: 'weog' },
    ];
    const seats = { africa: 1, weog: 1 };
    const parameters = { preset: 'humanRightsCouncil' };
    const id = await setUp(candidates, { places: 2, minimum: 1, maximum: 2, seats, parameters });
    const over = await done(cast(delegates[0]!, id, { member: around.delegates[0]!.member, marks: [1, 1, 0, 0] }), 422);
    expect(reasons(over)).toEqual(['tooManyOfGroup /marks']);
    const figures = await vote(id, ['AC', 'AC', 'AC', 'AC', 'AD', 'BD', 'BD', 'B'], 4);
    expect(figures.outcome.line.en).toBe(
      'African Group: A elected. Western European and Others Group: nobody elected; 1 place left: a ballot restricted to C and D',
    );
    expect(figures.outcome.seats).toMatchObject([
      { group: 'africa', presentAndVoting: 8, required: 5, elected: ['A'], next: 'none' },
      { group: 'weog', presentAndVoting: 7, required: 5, elected: [], next: 'restricted', among: ['C', 'D'] },
    ]);
    expect(figures.steps.map(({ words: step }: { words: { en: string } }) => step.en).join(' ')).toContain('weog');
    const record: RoundRecord = await done(administrator.get(`/api/rounds/${id}/record`));
    expect(verifyRecord(record, { sha256, verifies }).filter(({ holds }) => !holds)).toEqual([]);
    const bytes = new TextEncoder().encode(JSON.stringify(record));
    const again = count(
      readElection('json', bytes, () => JSON.stringify(record)),
      'majority',
      { parameters: { ...parameters, members: '8' } },
    );
    expect(again.elected).toEqual(['A']);
    expect(again.steps).toEqual(record.result.count.steps);

    const next = await done(further(id), 201);
    expect(next).toMatchObject({ places: 1, seats: { weog: 1 }, missing: [] });
    expect(titles(next.options)).toBe('CD');
  });
});

describe('beside the consultation', () => {
  it('an election is declared by itself, and the consultation only once it is', async () => {
    const id = await setUp(named('AB'), { places: 1 });
    await vote(id, ['A', 'A'], 2);
    const theRest = async () =>
      chair.post(`/api/consultations/${around.consultation}/declaration`, {
        round: null,
        words: words('Agreed.'),
        theme: { outcome: 'retained' },
        topics: around.topics.map((topic) => ({ topic, outcome: 'notRetained' })),
      });
    await sql`update round set state = 'void' where consultation_id = ${around.consultation}::uuid
      and state not in ('declared', 'tallied', 'void')`.execute(test.db);
    await sql`update round set state = 'void' where consultation_id = ${around.consultation}::uuid
      and state = 'tallied' and id <> ${id}::uuid`.execute(test.db);
    const early = await done(theRest(), 409);
    expect(early).toMatchObject({ code: 'notNow', facts: { rounds: [id] } });
    expect((await declare(id, ['A'])).statusCode).toBe(200);
    expect((await declare(id, ['A'])).json().code).toBe('notNow');
    const late = await theRest();
    expect(late.statusCode, late.body).toBe(200);
    const { declarations } = await done(chair.get(`/api/consultations/${around.consultation}`));
    expect(declarations.at(-2)).toMatchObject({ round: id, facts: { elected: ['A'], lots: [] } });
    expect(declarations.at(-1)).toMatchObject({ round: null });
    expect((await done(chair.get(`/api/rounds/${id}`))).may).toContain('openFurtherRound');
    expect((await further(id)).json().code).toBe('notNow');
  });
});
