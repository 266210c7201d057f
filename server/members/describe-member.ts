import type { Kysely } from 'kysely';
import { statusOn, votingRight } from '#shared/members/voting-right.ts';
import { readClock } from '../db/clock.ts';
import type { Database } from '../db/schema.ts';
import { findMember } from './members.repo.ts';
import { listPeople } from './people.repo.ts';
import { listSuspensions } from './suspensions.repo.ts';

/** A delegation with its people and its voting right; undefined for a code that nobody has. */
export async function describeMember(db: Kysely<Database>, code: string) {
  const member = await findMember(db, code);
  if (!member) return undefined;
  const now = await readClock(db);
  const suspensions = await listSuspensions(db, code);
  const right = votingRight(
    member.memberships,
    suspensions.map(({ since, lifted }) => ({ from: since, to: lifted?.at ?? null })),
    now,
  );
  const running = right.why === 'suspended' ? suspensions.find(({ lifted }) => lifted === null) : undefined;
  return {
    ...member,
    memberships: [...member.memberships],
    status: statusOn(member.memberships, now.slice(0, 10)),
    right: { ...right, reason: running?.reason ?? null, since: running?.since ?? null },
    people: await listPeople(db, code),
    suspensions,
  };
}

export type DescribedMember = NonNullable<Awaited<ReturnType<typeof describeMember>>>;
