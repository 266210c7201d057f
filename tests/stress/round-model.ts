import { randomUUID } from 'node:crypto';
import type fc from 'fast-check';
import type { RoundState, RoundStep } from '#shared/rounds/round-state.ts';
import { canStep, roundSteps } from '#shared/rounds/round-state.ts';
import { type Caller, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeConsultation, makeTopic } from '#tests/support/make.ts';
import { callers, cast, type MadeRound, makeNextRound, makeRound, moveClose } from '#tests/support/make-round.ts';

/** What should be so: the state by the table of steps, and who has answered what. */
export interface Model {
  state: RoundState;
  readonly standing: Map<string, { revision: number; marks: readonly number[] | null }>;
  readonly sent: { voter: number; marks: readonly number[] | null; replaces: number; key: string; text: string }[];
  cast: number;
}

/** What is so: a round in a database, and everybody who does something with it. */
export interface Real {
  readonly test: TestApp;
  readonly round: MadeRound;
  readonly chair: Caller;
  readonly administrator: Caller;
  readonly voters: readonly Caller[];
}

export const newModel = (): Model => ({ state: 'draft', standing: new Map(), sent: [], cast: 0 });

export type People = Omit<Real, 'round'> & { readonly around: MadeRound };

/** The same people in every run, since all Members are on the roll of every round. */
export async function newPeople(test: TestApp): Promise<People> {
  const around = await makeRound(test, { members: 4, state: 'draft' });
  return {
    test,
    around,
    chair: await signInAs(test, around.chair),
    administrator: await signInAs(test, around.administrator),
    voters: await callers(test, around),
  };
}

/** A draft in a consultation of its own. */
export async function newReal({ around, ...people }: People): Promise<Real> {
  const { db } = people.test;
  const consultation = await makeConsultation(db, { chair: around.chair, places: 2 });
  const topics: string[] = [];
  for (let position = 0; position < 3; position++) topics.push(await makeTopic(db, { consultation, position }));
  const made = { ...around, consultation, topics };
  const id = await makeNextRound(people.test, made, { state: 'draft' });
  return { ...people, round: { ...made, id } };
}

export const answers = [[1, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 1], null] as const;

/** Something that somebody does. `who` and `what` are whole numbers that choose among what there is. */
type Act = (model: Model, real: Real, who: number, what: number) => Promise<void>;
type Reply = Awaited<ReturnType<Caller['get']>>;

class Unexpected extends Error {}

function expectTaken(reply: Reply, isTaken: boolean, what: string): void {
  const { statusCode, body } = reply;
  if (statusCode >= 500 || statusCode < 300 !== isTaken)
    throw new Unexpected(`${what} should have been ${isTaken ? 'taken' : 'refused'}: ${statusCode} ${body}`);
}

/** A step is taken if and only if the table has it, and leads where the table says. */
function step(model: Model, reply: Reply, name: RoundStep, isTaken = canStep(model.state, name)): void {
  expectTaken(reply, isTaken, `${name} in ${model.state}`);
  if (isTaken && canStep(model.state, name)) model.state = roundSteps[name].to;
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const words = (text: string) => ({ en: text, fr: `${text} fr`, es: `${text} es` });

const path = ({ round }: Real, act = '') => `/api/rounds/${round.id}${act}`;

const acts = {
  edit: async (model, real) => {
    const { version } = (await real.administrator.get(path(real))).json<{ version: number }>();
    const draft = {
      question: words('Which topics?'),
      options: real.round.topics.map((topic, at) => ({ topic, title: words(`Topic ${at}`) })),
      maximum: 2,
      places: 2,
      tieMeans: ['furtherRound', 'bothRetained'],
      opensAt: inHours(1),
      closesAt: inHours(2),
    };
    step(model, await real.administrator.send('PUT', path(real), draft, { 'if-match': `"${version}"` }), 'edit');
  },
  makeReady: async (model, real) => step(model, await real.administrator.post(path(real, '/ready')), 'makeReady'),
  open: async (model, real) => {
    // Opening what is open is no mistake.
    const isTaken = canStep(model.state, 'open') || model.state === 'open';
    step(model, await real.chair.post(path(real, '/open')), 'open', isTaken);
  },
  extend: async (model, real, who) =>
    step(
      model,
      // Later than any extension before it.
      await real.chair.post(path(real, '/extend'), {
        closesAt: inHours(3 + model.cast++ + who),
        reason: 'A line was down.',
      }),
      'extend',
    ),
  hour: async (model, real) => {
    if (model.state !== 'open') return;
    await moveClose(real.test, real.round.id, 0);
    model.state = roundSteps.close.to;
  },
  tally: async (model, real) => {
    const figures = (await real.administrator.get(path(real, '/figures'))).json<{ resultHash?: string }>();
    const body = { resultHash: figures.resultHash ?? '0'.repeat(64) };
    step(model, await real.administrator.post(path(real, '/tally'), body), 'tally');
  },
  tallyOther: async (model, real) => {
    const reply = await real.administrator.post(path(real, '/tally'), { resultHash: 'f'.repeat(64) });
    expectTaken(reply, false, `figures that nobody saw, released in ${model.state}`);
  },
  declare: async (model, real) => {
    const body = {
      round: real.round.id,
      words: { en: 'No topic is retained.' },
      theme: { outcome: 'retained' },
      topics: real.round.topics.map((topic) => ({ topic, outcome: 'notRetained' })),
      departure: 'So it was agreed.',
    };
    step(model, await real.chair.post(`/api/consultations/${real.round.consultation}/declaration`, body), 'declare');
  },
  void: async (model, real, who, what) => {
    // Seldom, or hardly any round would come to its end.
    if (who + what > 0) return;
    const asked = await real.chair.post(path(real, '/void'), { reason: 'A failure of the system.' });
    // Where it takes two, somebody else confirms.
    const [open] = asked.json<{ requests?: readonly { request: number }[] }>().requests ?? [];
    const isOpen = asked.statusCode === 200 && open !== undefined;
    const confirmation = isOpen && real.administrator.post(path(real, `/requests/${open.request}/confirmation`));
    step(model, (await confirmation) || asked, 'void');
  },
  cast: async (model, real, who, what) => {
    const { member } = real.round.delegates[who]!;
    const marks = answers[what]!;
    const replaces = model.standing.get(member)?.revision ?? 0;
    const key = randomUUID();
    const reply = await cast(real.voters[who]!, real.round.id, { member, marks, replaces, key });
    expectTaken(reply, model.state === 'open', `a ballot in ${model.state}`);
    if (model.state !== 'open') return;
    model.standing.set(member, { revision: replaces + 1, marks });
    model.sent.push({ voter: who, marks, replaces, key, text: reply.body });
  },
  castStale: async (model, real, who, what) => {
    const { member } = real.round.delegates[who]!;
    const replaces = (model.standing.get(member)?.revision ?? 0) + 1 + what;
    const reply = await cast(real.voters[who]!, real.round.id, { member, marks: [1, 0, 0], replaces });
    expectTaken(reply, false, 'a ballot that replaces one that does not stand');
  },
  castForOther: async (_model, real, who) => {
    const { member } = real.round.delegates[(who + 1) % 4]!;
    const reply = await cast(real.voters[who]!, real.round.id, { member, marks: [1, 0, 0] });
    expectTaken(reply, false, 'a ballot for another Member');
  },
  castTooMany: async (_model, real, who) => {
    const { member } = real.round.delegates[who]!;
    const reply = await cast(real.voters[who]!, real.round.id, { member, marks: [1, 1, 1] });
    expectTaken(reply, false, 'a ballot with too many choices');
  },
  replay: async (model, real, who, what) => {
    const sent = model.sent[(who * answers.length + what) % Math.max(1, model.sent.length)];
    if (!sent) return;
    const { member } = real.round.delegates[sent.voter]!;
    const reply = await cast(real.voters[sent.voter]!, real.round.id, { member, ...sent });
    if (reply.body !== sent.text) throw new Unexpected(`replayed as ${reply.body} instead of ${sent.text}`);
  },
} satisfies Record<string, Act>;

export type ActName = keyof typeof acts;
/** Those that lead on stand here more than once, so that many rounds come to their end. */
export const actNames = [
  ...(Object.keys(acts) as ActName[]),
  ...(['makeReady', 'open', 'makeReady', 'open', 'cast', 'cast', 'cast', 'tally', 'declare'] as const),
];

/** One act, then everything that must hold after it. */
export class Command implements fc.AsyncCommand<Model, Real> {
  readonly #name: ActName;
  readonly #who: number;
  readonly #what: number;
  readonly #look: (model: Model, real: Real) => Promise<void>;

  constructor(name: ActName, who: number, what: number, look: (model: Model, real: Real) => Promise<void>) {
    this.#name = name;
    this.#who = who;
    this.#what = what;
    this.#look = look;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    await acts[this.#name](model, real, this.#who, this.#what);
    await this.#look(model, real);
  }

  toString(): string {
    return `${this.#name}(${this.#who}, ${this.#what})`;
  }
}
