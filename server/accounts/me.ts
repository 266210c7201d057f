import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import { type AccountRow, findAccount } from './accounts.repo.ts';

const own = ({ id, name, email, language, offices, memberships }: AccountRow) => ({
  id,
  name,
  email,
  language,
  offices,
  memberships,
});

/** Who is signed in, and where: what every page begins with. `accountId` is null for somebody who is not signed in. */
export async function describeMe(deps: Deps, accountId: string | null) {
  const account = accountId === null ? undefined : await findAccount(deps.db, accountId);
  const { seat } = deps.config;
  return {
    account: account ? own(account) : null,
    organisation: { name: deps.config.ORGANISATION_NAME, zone: seat.zone, place: seat.place },
    now: await readClock(deps.db),
    demo: deps.demo,
    mail: deps.config.SMTP_URL !== undefined,
  };
}
