import { randomUUID } from 'node:crypto';
import { administrator, chair, emailOf } from './play-people.ts';
import type { Story } from './play-consultation.ts';
import type { PlannedBallot } from './plan-ballots.ts';
import { forEach, type Stage, StoryFault } from './stage.ts';
import { environment, healthcare, hostSociety, question, southSouth } from './topics-2006.ts';

const letters = ['A', 'B', 'C', 'D'] as const;

/** The Administration prepares the round, the Chair opens it. */
export async function openStoryRound(stage: Stage, story: Story, minutes: number): Promise<string> {
  const { id } = await stage.send<{ id: string }>(
    administrator,
    'POST',
    `/api/consultations/${story.consultation}/rounds`,
    {
      question,
      options: [environment, southSouth, healthcare, hostSociety].map(({ letter, title }) => ({
        topic: story.topics[letter],
        title,
      })),
      minimum: 1,
      maximum: 2,
      places: 2,
      secrecy: 'confidential',
      tieMeans: ['furtherRound', 'bothRetained'],
      opensAt: new Date(Date.now() + (minutes * 60_000) / 2).toISOString(),
      closesAt: new Date(Date.now() + minutes * 60_000).toISOString(),
    },
  );
  await stage.send(administrator, 'POST', `/api/rounds/${id}/ready`);
  await stage.send(chair, 'POST', `/api/rounds/${id}/open`);
  return id;
}

interface Receipt {
  readonly revision: number;
  readonly code: string;
}

const marksOf = (chosen: readonly string[]): number[] | null =>
  chosen.length === 0 ? null : letters.map((letter) => (chosen.includes(letter) ? 1 : 0));

/** Casts what is planned for each delegation, changes of mind and second colleagues included. */
export async function castStoryBallots(
  stage: Stage,
  round: string,
  planned: readonly PlannedBallot[],
  tick?: (done: number, of: number) => void,
): Promise<Map<string, Receipt>> {
  const receipts = new Map<string, Receipt>();
  const answering = planned.filter(({ letters: chosen }) => chosen !== null);
  let done = 0;
  await forEach(answering, 8, async (ballot) => {
    receipts.set(ballot.member, await castOne(stage, round, ballot));
    tick?.(++done, answering.length);
  });
  return receipts;
}

async function castOne(
  stage: Stage,
  round: string,
  { member, letters: chosen, before, colleague }: PlannedBallot,
): Promise<Receipt> {
  const path = `/api/rounds/${round}/ballots`;
  const person = emailOf(member, 'representative');
  const ballot = (marks: number[] | null, replaces: number) => ({ member, marks, abstains: marks === null, replaces });
  const send = (who: string, marks: number[] | null, replaces: number, key: string = randomUUID()) =>
    stage.send<Receipt>(who, 'POST', path, ballot(marks, replaces), { 'idempotency-key': key });
  const final = marksOf(chosen ?? []);

  let replaces = 0;
  if (before) replaces = (await send(person, marksOf(before), 0)).revision;
  if (colleague) {
    // Two colleagues at once: the second is told of the first ballot before it may replace it.
    replaces = (await send(person, marksOf(['B']), replaces)).revision;
    const head = emailOf(member, 'head');
    const rival = await stage.attempt(head, 'POST', path, ballot(final, 0), { 'idempotency-key': randomUUID() });
    if (rival.status !== 409)
      throw new StoryFault(`a colleague of ${member} was not told of the ballot that stands: ${rival.status}`);
    return send(head, final, replaces);
  }
  // The line is lost and the same ballot sent again: it must be the same receipt and no second ballot.
  const key = randomUUID();
  const receipt = await send(person, final, replaces, key);
  const again = await send(person, final, replaces, key);
  if (JSON.stringify(again) !== JSON.stringify(receipt))
    throw new StoryFault(`a repeated ballot of ${member} got another receipt`);
  return receipt;
}
