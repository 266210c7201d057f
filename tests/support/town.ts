import type { LightMyRequestResponse } from 'fastify';
import { asked, paragraphs, remark, theme, title } from '#server/demo/note-2006.ts';
import { declaration, environment, healthcare, hostSociety, question, southSouth } from '#server/demo/topics-2006.ts';
import { type Caller, signInAs, type TestApp } from './app.ts';
import { cast } from './make-round.ts';
import { makeTownPeople, type TownPeople } from './town-people.ts';

/** A consultation of the town with its topics by letter: A, B, C of the note, D that Morocco proposed and the Chair admitted. */
export interface TownConsultation {
  readonly id: string;
  readonly topics: Readonly<Record<'A' | 'B' | 'C' | 'D', string>>;
}

export interface TownRound extends TownConsultation {
  readonly round: string;
}

const listed = { A: environment, B: southSouth, C: healthcare } as const;
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** What was answered, or the refusal as an error: the town is built of acts that succeed. */
async function done<T>(reply: Promise<LightMyRequestResponse>): Promise<T> {
  const { statusCode, body } = await reply;
  if (statusCode >= 300) throw new Error(`${statusCode} ${body}`);
  return (body === '' ? undefined : JSON.parse(body)) as T;
}

/**
 * A service in which something of everything has happened, in the words of the model case: eight Members, an observer, people of every
 * position, consultations and rounds in every state. Made by the same requests as pages send.
 */
export class Town {
  readonly people: TownPeople;
  readonly #test: Pick<TestApp, 'app' | 'deps'>;
  readonly #callers = new Map<string, Caller>();

  private constructor(test: Pick<TestApp, 'app' | 'deps'>, people: TownPeople) {
    this.#test = test;
    this.people = people;
  }

  static async found(test: Pick<TestApp, 'app' | 'deps' | 'db'>): Promise<Town> {
    return new Town(test, await makeTownPeople(test.db));
  }

  /** Requests in the name of an account. */
  async as(account: string): Promise<Caller> {
    const known = this.#callers.get(account) ?? (await signInAs(this.#test, account));
    this.#callers.set(account, known);
    return known;
  }

  async #send<T>(who: string, path: string, body?: unknown, method: 'POST' | 'PUT' = 'POST'): Promise<T> {
    return done((await this.as(who)).send(method, `/api${path}`, body));
  }

  /** A draft with nothing but its title. */
  async begin(year: number): Promise<string> {
    const { administrator } = this.people;
    const { id } = await this.#send<{ id: string }>(administrator, '/consultations', {
      year,
      title: { en: `${title.en} (${year})` },
      places: 2,
    });
    return id;
  }

  /** A complete draft. */
  async draft(year = 2006): Promise<TownConsultation> {
    const { administrator, chair } = this.people;
    const about = { title, symbol: 'IDM/2006/1 (model case)', places: 2 };
    const { id } = await this.#send<{ id: string }>(administrator, '/consultations', { year, ...about });
    const topics: Record<string, string> = {};
    for (const [letter, { title: named, reasons, remark: line }] of Object.entries(listed)) {
      const body = { title: named, reasons, remark: line };
      topics[letter] = (await this.#send<{ id: string }>(administrator, `/consultations/${id}/topics/listed`, body)).id;
    }
    const body = {
      ...about,
      remark,
      asked,
      chair,
      openToObservers: true,
      opensAt: inMinutes(-1),
      topicsCloseAt: inMinutes(2 * 24 * 60),
      closesAt: inMinutes(6 * 24 * 60),
      paragraphs,
      theme,
    };
    await done((await this.as(administrator)).send('PUT', `/api/consultations/${id}`, body, await this.#version(id)));
    return { id, topics: { A: '', B: '', C: '', D: '', ...topics } };
  }

  async #version(consultation: string): Promise<{ 'if-match': string }> {
    const caller = await this.as(this.people.administrator);
    const { version } = await done<{ version: number }>(caller.get(`/api/consultations/${consultation}`));
    return { 'if-match': `"${version}"` };
  }

  /** Issued, with the fourth topic proposed and admitted, co-sponsored, and one view released. */
  async issued(year = 2006): Promise<TownConsultation> {
    const { administrator, chair, representatives } = this.people;
    const { MAR = '', ARG = '', PHL = '' } = representatives;
    const { id, topics } = await this.draft(year);
    const place = `/consultations/${id}`;
    const caller = await this.as(administrator);
    await done(caller.send('POST', `/api${place}/issue`, undefined, await this.#version(id)));
    const D = await this.propose(id, MAR, 'MAR', hostSociety);
    await this.#send(ARG, `${place}/topics/${D}/sponsors/ARG`, undefined, 'PUT');
    await this.#send(chair, `${place}/topics/${D}/ruling`, { to: 'admitted' });
    const view = {
      member: 'PHL',
      position: 'supportWithComments',
      words: 'Employers should be heard as well. (Invented.)',
    };
    await this.#send(PHL, `${place}/views/theme`, { ...view, language: 'en', release: true, replaces: 0 }, 'PUT');
    return { id, topics: { ...topics, D } };
  }

  async propose(consultation: string, who: string, member: string, topic: { title: object; reasons: object }) {
    const body = { title: topic.title, reasons: topic.reasons, member };
    return (await this.#send<{ id: string }>(who, `/consultations/${consultation}/topics`, body)).id;
  }

  async rule(consultation: string, topic: string, ruling: object): Promise<void> {
    await this.#send(this.people.chair, `/consultations/${consultation}/topics/${topic}/ruling`, ruling);
  }

  async withdrawTopic(consultation: string, topic: string, who: string, member: string): Promise<void> {
    await this.#send(who, `/consultations/${consultation}/topics/${topic}/withdrawal`, { member });
  }

  async withdraw(consultation: string): Promise<void> {
    const reason = 'The Council has moved the matter to another session. (Invented.)';
    await this.#send(this.people.chair, `/consultations/${consultation}/withdraw`, { reason });
  }

  /** A round of the four topics in a draft. */
  async draftRound(
    of: TownConsultation,
    options: { isComplete?: boolean; tieMeans?: string[] } = {},
  ): Promise<TownRound> {
    const titles = [environment, southSouth, healthcare, hostSociety];
    const { id: round } = await this.#send<{ id: string }>(
      this.people.administrator,
      `/consultations/${of.id}/rounds`,
      {
        question,
        options: titles.map(({ letter, title: named }) => ({ topic: of.topics[letter], title: named })),
        minimum: 1,
        maximum: 2,
        places: 2,
        tieMeans: options.tieMeans ?? ['furtherRound', 'bothRetained'],
        opensAt: options.isComplete === false ? null : inMinutes(60),
        closesAt: inMinutes(2 * 24 * 60),
      },
    );
    return { ...of, round };
  }

  /** An election among four candidates for two places, a majority for each; one of them is presented by a Member. */
  async draftElection(of: TownConsultation): Promise<TownRound> {
    const names = ['Ms Amara Diallo', 'Mr Bruno Keller', 'Ms Chen Li', 'Mr Diego Ruiz'];
    const { id: round } = await this.#send<{ id: string }>(
      this.people.administrator,
      `/consultations/${of.id}/rounds`,
      {
        question: {
          en: 'Who are the Vice-Chairs?',
          fr: 'Qui assure la vice-présidence\u202f?',
          es: '¿Quién ejerce la Vicepresidencia?',
        },
        kind: 'election',
        rule: 'majority',
        options: names.map((name, at) => ({
          title: { en: name, fr: name, es: name },
          presentedBy: at === 1 ? 'CAN' : null,
        })),
        minimum: 1,
        maximum: 2,
        places: 2,
        tieMeans: ['furtherRound', 'lot'],
        opensAt: inMinutes(60),
        closesAt: inMinutes(2 * 24 * 60),
      },
    );
    return { ...of, round };
  }

  async openElection(of: TownConsultation): Promise<TownRound> {
    const made = await this.draftElection(of);
    await this.#send(this.people.administrator, `/rounds/${made.round}/ready`);
    await this.act(made.round, 'open');
    return made;
  }

  async readyRound(of: TownConsultation, options: { tieMeans?: string[] } = {}): Promise<TownRound> {
    const made = await this.draftRound(of, options);
    await this.#send(this.people.administrator, `/rounds/${made.round}/ready`);
    return made;
  }

  async openRound(of: TownConsultation, options: { tieMeans?: string[] } = {}): Promise<TownRound> {
    const made = await this.readyRound(of, options);
    await this.act(made.round, 'open');
    return made;
  }

  /** An act of the Chair. */
  async act(round: string, act: 'open' | 'close' | 'void' | 'extend', body: object = {}): Promise<void> {
    const reason = 'All delegations in the room have cast. (Invented.)';
    await this.#send(this.people.chair, `/rounds/${round}/${act}`, act === 'open' ? undefined : { reason, ...body });
  }

  /** Casts for each Member the letters given; '' abstains. */
  async castAll({ round }: TownRound, ballots: Readonly<Record<string, string>>): Promise<void> {
    for (const [member, letters] of Object.entries(ballots)) {
      const who = member === 'CAN' ? this.people.representative : (this.people.representatives[member] ?? '');
      const marks = letters === '' ? null : ['A', 'B', 'C', 'D'].map((letter) => (letters.includes(letter) ? 1 : 0));
      await done(cast(await this.as(who), round, { member, marks }));
    }
  }

  /** The Administration releases the figures of a closed round. */
  async tally({ round }: TownRound): Promise<void> {
    const caller = await this.as(this.people.administrator);
    const { resultHash } = await done<{ resultHash: string }>(caller.get(`/api/rounds/${round}/figures`));
    await this.#send(this.people.administrator, `/rounds/${round}/tally`, { resultHash });
  }

  async declare({ id, round, topics }: TownRound): Promise<void> {
    await this.#send(this.people.chair, `/consultations/${id}/declaration`, {
      round,
      words: declaration.words,
      theme: { outcome: 'retained' },
      topics: [
        { topic: topics.A, outcome: 'deferred', deferredTo: declaration.deferredTo },
        { topic: topics.B, outcome: 'notRetained', ofGeneralInterest: true },
        { topic: topics.C, outcome: 'retained', title: declaration.newTitle },
        { topic: topics.D, outcome: 'retained' },
      ],
    });
  }
}
