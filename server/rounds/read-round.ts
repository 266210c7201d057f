import type { z } from 'zod';
import { hex } from '#shared/digest.ts';
import type { Instant } from '#shared/ids.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { type Action, type Membership, may, mayCast, type Role } from '#shared/roles.ts';
import { optionLetter, type RoundKind, type TieMeans } from '#shared/rounds/manifest.ts';
import { placesByGroup } from '#shared/rounds/places-by-group.ts';
import { canStep, type RoundState, roundState, type RoundStep } from '#shared/rounds/round-state.ts';
import { getsRecord } from '#shared/results/who-sees-choices.ts';
import { groupTurnout } from '#shared/rounds/turnout.ts';
import type { roundsApi } from '#shared/rounds/rounds.api.ts';
import { listStanding } from '../ballots/ballots.repo.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { namesOf } from '../members/members.repo.ts';
import { frozenRound } from './frozen-rounds.ts';
import { missingInRow } from './missing-in-row.ts';
import {
  findConsultationOfRound,
  findFurther,
  findRound,
  type FrozenRound,
  type RoundRow,
  listAnswered,
  listExtensions,
  listOptions,
} from './rounds.repo.ts';

type RoundReply = z.input<(typeof roundsApi)['GET /api/rounds/:round']['reply']>;
export type Turnout = NonNullable<RoundReply['turnout']>;

/** The acts of a round page, each with the step that it takes. */
const acts: Partial<Record<Action, RoundStep>> = {
  editRound: 'edit',
  makeRoundReady: 'makeReady',
  openRound: 'open',
  extendRound: 'extend',
  closeRound: 'close',
  tallyRound: 'tally',
  openFurtherRound: 'further',
  declareElection: 'declare',
  voidRound: 'void',
};

const readings: readonly Action[] = ['seeAnswers', 'readFigures', 'exportRecord', 'readEvents', 'seeTurnout'];

/** Acts that only some kinds of round have. Declared, nothing but an election goes on to another ballot. */
function isOfKind(action: Action, kind: RoundKind, state: RoundState): boolean {
  if (action === 'declareElection') return kind === 'election';
  return action !== 'openFurtherRound' || state !== 'declared' || kind === 'election';
}

function actsNow(
  roles: ReadonlySet<Role>,
  state: RoundState,
  { kind, secrecy }: Pick<RoundRow, 'kind' | 'secrecy'>,
): string[] {
  const steps = Object.entries(acts).filter(
    ([action, step]) =>
      may(roles, action as Action, state) === 'yes' && canStep(state, step) && isOfKind(action as Action, kind, state),
  );
  const reads = readings.filter(
    (action) => may(roles, action, state) === 'yes' && (action !== 'exportRecord' || getsRecord(roles, secrecy, state)),
  );
  return [...steps.map(([action]) => action), ...reads];
}

export async function turnoutOf(deps: Deps, { manifest }: FrozenRound): Promise<Turnout> {
  return groupTurnout(manifest.roll, await listAnswered(deps.db, manifest.round));
}

/** The round as one reader may see it; see the contract for every field. */
export async function readRound(
  deps: Deps,
  actor: SignedIn,
  roles: ReadonlySet<Role>,
  id: string,
): Promise<Result<RoundReply>> {
  const round = await findRound(deps.db, id);
  if (!round) return refuse('notFound');
  const now = await readClock(deps.db);
  const hours = {
    state: round.state,
    opensAt: round.opens_at as Instant | null,
    closesAt: round.closes_at as Instant | null,
  };
  const state = roundState(hours, now);
  const consultation = await findConsultationOfRound(deps.db, round.consultation_id);
  const rows = await listOptions(deps.db, id);
  const options = rows.map(({ topic_id, title, presented_by, seat_group }, at) => ({
    letter: optionLetter(at),
    topic: topic_id,
    title,
    presentedBy: presented_by,
    group: seat_group,
  }));
  const frozen = await frozenRound(deps.db, id);
  const extensions = frozen ? await listExtensions(deps.db, id) : [];
  const seesTurnout = frozen !== undefined && may(roles, 'seeTurnout', state) === 'yes';
  const seesNames = seesTurnout && frozen.manifest.namesOfAnswered === 'all';
  const further = await findFurther(deps.db, id);
  return ok({
    id,
    consultation,
    sequence: round.sequence,
    kind: round.kind,
    state,
    version: round.version,
    question: round.question,
    options,
    form: round.form,
    minimum: round.minimum,
    maximum: round.maximum,
    highest: round.highest,
    budget: round.budget,
    equalRanks: round.equal_ranks,
    places: round.places,
    rule: round.rule,
    parameters: round.parameters,
    seats: round.seats,
    groups: placesByGroup({ options, seats: round.seats }).map((one) => ({ ...one, letters: [...one.letters] })),
    ballot: round.ballot,
    fills: round.fills,
    restricted: round.restricted,
    secrecy: round.secrecy,
    tieMeans: round.tie_means as TieMeans[],
    namesOfAnswered: round.names_of_answered,
    opensAt: round.opens_at,
    closesAt: round.closes_at,
    announcedCloseAt: frozen?.manifest.closesAt ?? null,
    openedAt: round.opened_at,
    closedAt: round.closed_at,
    talliedAt: round.tallied_at,
    declaredAt: round.declared_at,
    voidedAt: round.voided_at,
    voidReason: round.void_reason,
    manifestHash: round.manifest_hash && hex(round.manifest_hash),
    furtherOf: round.further_of,
    // That one is drafted tells of a tie, which only those who may see the figures know before the declaration.
    further: further && may(roles, 'readRound', further.state) === 'yes' ? further.id : null,
    extensions: extensions.map(({ at, facts }) => ({
      at,
      ...(JSON.parse(facts) as { from: string; to: string; reason: string }),
    })),
    missing: frozen ? [] : missingInRow(round, rows, now).map((reason) => ({ ...reason, values: reason.values ?? {} })),
    ...(seesTurnout && { turnout: await turnoutOf(deps, frozen) }),
    ...(seesNames && { names: await listAnswered(deps.db, id) }),
    own: await ownDelegations(deps, actor.memberships, frozen, id),
    may: actsNow(roles, state, round),
    now,
  });
}

/** Where the reader's own delegations stand: on the roll or not, cast or not, and through whom. Without their choices. */
async function ownDelegations(
  deps: Deps,
  memberships: readonly Membership[],
  frozen: FrozenRound | undefined,
  round: string,
): Promise<RoundReply['own']> {
  const own = memberships.filter(({ status }) => status === 'member');
  if (own.length === 0) return [];
  const codes = own.map(({ member }) => member);
  const names = await namesOf(deps.db, codes);
  const standing = await listStanding(deps.db, round, codes);
  return own.map((membership) => {
    const { member } = membership;
    const ballot = standing.find((row) => row.member === member);
    const entry = frozen?.manifest.roll.find((candidate) => candidate.member === member);
    return {
      member,
      names: entry?.names ?? names.get(member) ?? { en: member, fr: member, es: member },
      onRoll: entry !== undefined,
      mayCast: mayCast(membership),
      revision: ballot?.revision ?? 0,
      castAt: ballot?.castAt ?? null,
      castBy: ballot?.castBy ?? null,
    };
  });
}
