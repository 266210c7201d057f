import { readFile } from 'node:fs/promises';
import type { Progress } from '../cli/progress.ts';
import { differences, type ReadFigures, table } from './check-rehearsal.ts';
import type { PlannedBallot } from './plan-ballots.ts';
import { playConsultation, playViews, type Story } from './play-consultation.ts';
import { administrator, auditor, chair, emailOf, playPeople } from './play-people.ts';
import { castStoryBallots, openStoryRound } from './play-round.ts';
import { type Stage, StoryFault } from './stage.ts';
import { declaration } from './topics-2006.ts';

interface MemberRow {
  readonly code: string;
  readonly group: string | null;
}

/** The model case from the first administrator's link to the declared result, each step as the person whose act it is. */
export class Rehearsal {
  readonly #stage: Stage;
  readonly #progress: Progress;
  readonly #plan: (members: readonly string[]) => PlannedBallot[];
  readonly #faults: string[] = [];
  #round = '';

  constructor(stage: Stage, progress: Progress, plan: (members: readonly string[]) => PlannedBallot[]) {
    this.#stage = stage;
    this.#progress = progress;
    this.#plan = plan;
  }

  /** @returns everything that differs from what was cast or asked; nothing, if all is well */
  async play(firstLink: string): Promise<string[]> {
    const stage = this.#stage;
    const codes = await storyCodes();
    const planned = this.#plan(codes);
    const heads = planned.filter(({ colleague }) => colleague).map(({ member }) => member);
    const cast = await this.#progress.step('Members imported, people invited and signed in', (tick) =>
      playPeople(stage, firstLink, { observers: true, heads, tick }),
    );
    const story = await this.#progress.step('Consultation drafted, issued; fourth topic admitted', () =>
      playConsultation(stage, cast),
    );
    await this.#progress.step('Views on the theme', (tick) => playViews(stage, story, cast, tick));
    const round = await this.#progress.step('Round prepared and opened', () => openStoryRound(stage, story, 60));
    this.#round = round;
    await this.#progress.step('Ballots cast', (tick) => castStoryBallots(stage, round, planned, tick));
    await this.#progress.step('Nobody sees a partial figure', () => this.#seeNothingYet(round));
    await this.#progress.step('Round closed by the Chair', () =>
      stage.send(chair, 'POST', `/api/rounds/${round}/close`, {
        reason: 'Every delegation that wished to has answered (rehearsal).',
      }),
    );
    const figures = await this.#progress.step('Figures checked and released', () => this.#tally(round));
    await this.#progress.step('Outcome declared', () => this.#declare(story, round));
    await this.#progress.step('Result read by all who are entitled', () => this.#readEverywhere(story, round, figures));
    process.stdout.write(`\n${table(figures)}\n`);
    const { members } = await stage.send<{ members: MemberRow[] }>(administrator, 'GET', '/api/members');
    const groupOf = new Map(members.map(({ code, group }) => [code, group]));
    return [...this.#faults, ...differences(figures, planned, groupOf)];
  }

  /** The record of the round that was played, as an auditor gets it. */
  async record(): Promise<string> {
    return JSON.stringify(await this.#stage.send(auditor, 'GET', `/api/rounds/${this.#round}/record`));
  }

  /** While the round is open, and until the declaration, figures are refused to all but those whose turn it is. */
  async #seeNothingYet(round: string): Promise<void> {
    for (const who of [administrator, chair, auditor, emailOf('FRA', 'representative')]) {
      const { status } = await this.#stage.attempt(who, 'GET', `/api/rounds/${round}/figures`);
      if (status !== 403 && status !== 409) this.#faults.push(`${who} was shown a partial figure (${status})`);
    }
  }

  async #tally(round: string): Promise<ReadFigures> {
    const early = await this.#stage.attempt(chair, 'GET', `/api/rounds/${round}/figures`);
    if (early.status !== 409) this.#faults.push(`the Chair saw figures before they were released (${early.status})`);
    const figures = await this.#stage.send<ReadFigures & { resultHash: string }>(
      administrator,
      'GET',
      `/api/rounds/${round}/figures`,
    );
    await this.#stage.send(administrator, 'POST', `/api/rounds/${round}/tally`, { resultHash: figures.resultHash });
    return figures;
  }

  async #declare({ consultation, topics }: Story, round: string): Promise<void> {
    await this.#stage.send(chair, 'POST', `/api/consultations/${consultation}/declaration`, {
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

  /** The same figures for everybody, on the page and in the file; and the deferred topic is there in the next year's draft. */
  async #readEverywhere({ topics }: Story, round: string, figures: ReadFigures): Promise<void> {
    for (const who of [
      administrator,
      chair,
      auditor,
      emailOf('FRA', 'representative'),
      emailOf('VAT', 'representative'),
    ]) {
      const seen = await this.#stage.send<ReadFigures>(who, 'GET', `/api/rounds/${round}/figures`);
      if (JSON.stringify(seen.options) !== JSON.stringify(figures.options))
        this.#faults.push(`${who} reads other figures`);
    }
    const file = await this.#stage.send<string>(
      emailOf('FRA', 'representative'),
      'GET',
      `/api/rounds/${round}/figures.csv?language=fr`,
    );
    for (const { letter, votes } of figures.options) {
      if (!new RegExp(`^${letter},.*,${votes},`, 'm').test(file))
        this.#faults.push(`the file does not say ${letter} ${votes}`);
    }
    const next = await this.#stage.send<{ id: string }>(administrator, 'POST', '/api/consultations', {
      year: declaration.deferredTo,
      title: { en: 'International Dialogue on Migration 2007 (rehearsal)' },
      places: 2,
    });
    const draft = await this.#stage.send<{ topics: { id: string }[] }>(
      administrator,
      'GET',
      `/api/consultations/${next.id}`,
    );
    if (!draft.topics.some(({ id }) => id === topics.A))
      this.#faults.push('the topic deferred to 2007 is not in the draft of 2007');
  }
}

/** The Members entitled in the story, known before anybody is invited, so that heads are invited where two colleagues cast. */
async function storyCodes(): Promise<string[]> {
  const text = await readFile(new URL('members-2005.csv', import.meta.url), 'utf8');
  const codes = text.split(/\r?\n/).flatMap((row) => (/,member,/.test(row) ? [row.slice(0, row.indexOf(','))] : []));
  if (codes.length === 0) throw new StoryFault('the list of members is empty');
  return codes;
}
