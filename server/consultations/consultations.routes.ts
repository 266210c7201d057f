import type { consultationsApi } from '#shared/consultations/consultations.api.ts';
import { ok } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/mount.ts';
import { draftConsultation, editConsultation } from './edit-consultation.ts';
import { listConsultations } from './list-consultations.ts';
import { appointChair, issueConsultation, moveConsultationHours, withdrawConsultation } from './move-consultation.ts';
import { readConsultation } from './read-consultation.ts';

export const consultationsRoutes = (deps: Deps): Handlers<typeof consultationsApi> => ({
  'GET /api/consultations': async ({ actor }) => ok(await listConsultations(deps, actor)),
  'POST /api/consultations': (call) => draftConsultation(deps, call),
  'GET /api/consultations/:consultation': (call) => readConsultation(deps, call),
  'PUT /api/consultations/:consultation': (call) => editConsultation(deps, call),
  'POST /api/consultations/:consultation/hours': (call) => moveConsultationHours(deps, call),
  'POST /api/consultations/:consultation/chair': (call) => appointChair(deps, call),
  'POST /api/consultations/:consultation/issue': (call) => issueConsultation(deps, call),
  'POST /api/consultations/:consultation/withdraw': (call) => withdrawConsultation(deps, call),
});
