import type { FastifyReply } from 'fastify';
import { xlsx } from '#shared/endpoint.ts';
import type { Language } from '#shared/languages.ts';
import type { resultsApi } from '#shared/results/results.api.ts';
import { ok, refuse } from '#shared/result.ts';
import { seesChoices } from '#shared/results/who-sees-choices.ts';
import { listCurrentChoices } from '../ballots/ballots.repo.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/mount.ts';
import { declareElection } from './declare-election.ts';
import { declareOutcome } from './declare-outcome.ts';
import { figuresCsv } from './figures-csv.ts';
import { figuresTables } from './figures-tables.ts';
import { figuresXlsx } from './figures-xlsx.ts';
import { plannedBallot } from './planned-ballot.ts';
import { figuresOf } from './read-figures.ts';
import { type CountedRound, findCounted } from './results.repo.ts';

export const resultsRoutes = (deps: Deps): Handlers<typeof resultsApi> => ({
  'GET /api/rounds/:round/figures': async ({ params, roles }) => {
    const counted = await findCounted(deps.db, params.round);
    if (!counted) return refuse('notFound');
    const figures = figuresOf(counted, await plannedBallot(deps.db, counted));
    if (!seesChoices(roles, counted.manifest.secrecy, counted.state)) return ok(figures);
    return ok({ ...figures, choices: await listCurrentChoices(deps.db, params.round, counted.manifest) });
  },

  'GET /api/rounds/:round/figures.csv': async ({ params, query, reply }) => {
    const counted = await findCounted(deps.db, params.round);
    if (!counted) return refuse('notFound');
    asFile(reply, counted, query.language, { type: 'text/csv; charset=utf-8', ending: 'csv' });
    return ok(figuresCsv(await tablesOf(deps, counted, query.language)));
  },

  'GET /api/rounds/:round/figures.xlsx': async ({ params, query, reply }) => {
    const counted = await findCounted(deps.db, params.round);
    if (!counted) return refuse('notFound');
    asFile(reply, counted, query.language, { type: xlsx, ending: 'xlsx' });
    return ok(await figuresXlsx(await tablesOf(deps, counted, query.language)));
  },

  'POST /api/consultations/:consultation/declaration': ({ actor, params, body }) =>
    declareOutcome(deps, actor, params.consultation, body),

  'POST /api/rounds/:round/declaration': ({ actor, params, body }) => declareElection(deps, actor, params.round, body),
});

/** Files are handed on, so they hold the choices only where everybody may read them. */
async function tablesOf(deps: Deps, counted: CountedRound, language: Language) {
  const { manifest, state } = counted;
  const isPublished = seesChoices(new Set(), manifest.secrecy, state);
  const choices = isPublished ? await listCurrentChoices(deps.db, manifest.round, manifest) : [];
  const namesOf = new Map(manifest.roll.map(({ member, names }) => [member, names]));
  const published = choices.flatMap((choice) => {
    const names = namesOf.get(choice.member);
    return names ? [{ ...choice, names }] : [];
  });
  return figuresTables(figuresOf(counted), manifest.question[language], language, published);
}

function asFile(
  reply: FastifyReply,
  { manifest }: CountedRound,
  language: Language,
  { type, ending }: { readonly type: string; readonly ending: string },
): void {
  const name = `round-${manifest.sequence}-${language}.${ending}`;
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
}
