import type { membersApi } from '#shared/members/members.api.ts';
import { ok, refuse } from '#shared/result.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/mount.ts';
import { addPerson } from './add-person.ts';
import { changePerson } from './change-person.ts';
import { describeMember } from './describe-member.ts';
import { exportMembers } from './export-members.ts';
import { importMembers } from './import-members.ts';
import { issuePersonLink } from './issue-person-link.ts';
import { listMembersOn } from './members.repo.ts';
import { removePerson } from './remove-person.ts';
import { liftRight, suspendRight } from './suspend-right.ts';

export const membersRoutes = (deps: Deps): Handlers<typeof membersApi> => ({
  'GET /api/members': async ({ query, roles }) => {
    const asOf = query.asOf ?? (await readClock(deps.db)).slice(0, 10);
    const members = await listMembersOn(deps.db, asOf);
    if (roles.has('administration')) return ok({ asOf, members });
    return ok({ asOf, members: members.map((member) => ({ ...member, people: null, rightSuspended: null })) });
  },
  'GET /api/members/export.csv': async ({ reply }) => {
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="members.csv"');
    return ok(await exportMembers(deps));
  },
  'POST /api/members/import': ({ actor, body, language }) => importMembers(deps, actor.accountId, body, language),
  'GET /api/members/:member': async ({ params }) => {
    const member = await describeMember(deps.db, params.member);
    return member ? ok(member) : refuse('notFound');
  },
  'POST /api/members/:member/people': ({ actor, params, body }) => addPerson(deps, actor, params.member, body),
  'PATCH /api/members/:member/people/:person': ({ actor, roles, params, body }) =>
    changePerson(deps, actor, roles, params.member, params.person, body),
  'DELETE /api/members/:member/people/:person': ({ actor, params }) =>
    removePerson(deps, actor, params.member, params.person),
  'POST /api/members/:member/people/:person/links': ({ actor, params }) =>
    issuePersonLink(deps, actor, params.member, params.person),
  'POST /api/members/:member/suspensions': ({ actor, params, body }) =>
    suspendRight(deps, actor, params.member, body.reason),
  'POST /api/members/:member/suspensions/lift': ({ actor, params, body }) =>
    liftRight(deps, actor, params.member, body.reason),
});
