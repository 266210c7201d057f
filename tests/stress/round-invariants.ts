import { byteToMark } from '#shared/ballots/marks.ts';
import { brokenLinks } from './chain.ts';
import type { Model, Real } from './round-model.ts';

const sees = {
  administrator: ['closed', 'tallied', 'declared'],
  chair: ['tallied', 'declared'],
  delegate: ['declared'],
} as const;

interface Figures {
  readonly participation: { readonly withChoice: number; readonly abstentions: number; readonly noAnswer: number };
  readonly options: readonly { readonly votes: number }[];
}

/** What must hold after every act: chain, ballots, turnout and figures, and who may see them, are what the model says. */
export async function lookAtRound(model: Model, real: Real): Promise<void> {
  const wrong = [...(await chainAndBallots(model, real)), ...(await figures(model, real))];
  if (wrong.length > 0) throw new Error(wrong.join('; '));
}

async function chainAndBallots(
  { state, standing, sent }: Model,
  { test, round, administrator }: Real,
): Promise<string[]> {
  const wrong: string[] = [];
  // Touched first: the hour may have come.
  const told = (await administrator.get(`/api/rounds/${round.id}`)).json<{ state: string }>();
  const row = await test.db.selectFrom('round').where('id', '=', round.id).selectAll().executeTakeFirstOrThrow();
  if (told.state !== state || row.state !== state)
    wrong.push(`${told.state} told, ${row.state} stored, ${state} expected`);
  const { events, broken } = await brokenLinks(test.db, round.id);
  wrong.push(...broken);
  const ballots = await test.db
    .selectFrom('ballot')
    .where('round_id', '=', round.id)
    .selectAll()
    .orderBy('revision')
    .execute();
  if (ballots.length !== sent.length) wrong.push(`${ballots.length} ballots, ${sent.length} acknowledged`);
  if (events < ballots.length) wrong.push(`${events} events for ${ballots.length} ballots`);
  const current = new Map(ballots.map((ballot) => [ballot.member_code, ballot]));
  if (current.size !== standing.size) wrong.push(`${current.size} Members have answered, ${standing.size} expected`);
  for (const [member, { revision, marks }] of standing) {
    const own = current.get(member);
    const kept = own?.marks && Array.from(own.marks, byteToMark);
    if (own?.revision !== revision || kept?.join() !== marks?.join())
      wrong.push(`${member}: revision ${own?.revision} ${kept?.join()} stands, ${revision} ${marks?.join()} expected`);
  }
  const head = await test.db.selectFrom('round_head').where('round_id', '=', round.id).selectAll().executeTakeFirst();
  if ((head?.answered ?? 0) !== standing.size) wrong.push(`the head counts ${head?.answered} answers`);
  const hasResult = row.result !== null;
  if (hasResult !== (row.closed_at !== null)) wrong.push('a result without a close, or a close without a result');
  if (hasResult && ['draft', 'ready', 'open'].includes(state)) wrong.push(`a result in ${state}`);
  return wrong;
}

async function figures({ state, standing }: Model, { round, ...people }: Real): Promise<string[]> {
  const wrong: string[] = [];
  const readers = { administrator: people.administrator, chair: people.chair, delegate: people.voters[0]! };
  for (const [name, reader] of Object.entries(readers)) {
    const mayRead = sees[name as keyof typeof sees].some((seen) => seen === state);
    const reply = await reader.get(`/api/rounds/${round.id}/figures`);
    if ((reply.statusCode === 200) !== mayRead)
      wrong.push(`${name} asked for figures in ${state}: ${reply.statusCode}`);
    if (reply.statusCode !== 200) continue;
    const told = reply.json<Figures>();
    const cast = [...standing.values()].flatMap(({ marks }) => (marks ? [marks] : []));
    const votes = round.topics.map((_, at) => cast.filter((marks) => marks[at] === 1).length);
    const { withChoice, abstentions, noAnswer } = told.participation;
    const participation = [withChoice, abstentions, noAnswer];
    const expected = [cast.length, standing.size - cast.length, round.delegates.length - standing.size];
    if (participation.join() !== expected.join())
      wrong.push(`${participation.join()} took part, ${expected.join()} expected`);
    const counted = told.options.map((option) => option.votes);
    if (counted.join() !== votes.join()) wrong.push(`${counted.join()} votes, ${votes.join()} expected`);
  }
  return wrong;
}
