import { readerOfHistory } from '#shared/consultations/allow-act.ts';
import type { proposalsApi } from '#shared/proposals/proposals.api.ts';
import { ok } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/mount.ts';
import { editListed, removeListed } from './edit-listed.ts';
import { enterTopic, listTopic, proposeTopic } from './propose-topic.ts';
import { findLikeTopics, readTopic, readTopics } from './read-topics.ts';
import { recordLink, recordStation } from './record-history.ts';
import { ruleOnTopic, withdrawTopic } from './rule-on-topic.ts';
import { changeSponsor } from './sponsor-topic.ts';

export const proposalsRoutes = (deps: Deps): Handlers<typeof proposalsApi> => ({
  'GET /api/topics': async ({ actor }) => ok(await readTopics(deps, actor)),
  'GET /api/topics/:topic': ({ actor, params }) => readTopic(deps, actor, params.topic),
  'POST /api/topics/:topic/history': (call) => recordStation(deps, call),
  'POST /api/topics/:topic/links': (call) => recordLink(deps, call),
  'GET /api/consultations/:consultation/topics/like': async ({ actor, roles, params, query }) =>
    ok(await findLikeTopics(deps, readerOfHistory(actor, roles.has('chair')), params.consultation, query.title)),
  'POST /api/consultations/:consultation/topics': (call) => proposeTopic(deps, call),
  'POST /api/consultations/:consultation/topics/listed': (call) => listTopic(deps, call),
  'POST /api/consultations/:consultation/topics/entered': (call) => enterTopic(deps, call),
  'PUT /api/consultations/:consultation/topics/:topic': (call) => editListed(deps, call),
  'DELETE /api/consultations/:consultation/topics/:topic': (call) => removeListed(deps, call),
  'POST /api/consultations/:consultation/topics/:topic/ruling': (call) => ruleOnTopic(deps, call),
  'POST /api/consultations/:consultation/topics/:topic/withdrawal': (call) => withdrawTopic(deps, call),
  'PUT /api/consultations/:consultation/topics/:topic/sponsors/:member': (call) => changeSponsor(deps, call, true),
  'DELETE /api/consultations/:consultation/topics/:topic/sponsors/:member': (call) => changeSponsor(deps, call, false),
});
