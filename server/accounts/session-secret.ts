import { randomBytes } from 'node:crypto';
import type { Deps } from '../deps.ts';
import { readOrMakeSetting } from '../db/settings.repo.ts';

/** One secret for all processes of an installation: from the environment, else made once and kept in the database. */
export async function sessionSecret(deps: Deps): Promise<string> {
  return (
    deps.config.SESSION_SECRET ??
    (await readOrMakeSetting(deps.db, 'sessionSecret', randomBytes(32).toString('base64url')))
  );
}
