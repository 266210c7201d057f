import type { z } from 'zod';
import type { recordApi } from '#shared/record/record.api.ts';
import { ok, refuse } from '#shared/result.ts';
import { getsRecord } from '#shared/results/who-sees-choices.ts';
import type { RoundState } from '#shared/rounds/round-state.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/mount.ts';
import { exportRecord } from './export-record.ts';
import { signerOf } from './signing-key.ts';

type RecordReply = z.input<(typeof recordApi)['GET /api/rounds/:round/record']['reply']>;

export const recordRoutes = (deps: Deps): Handlers<typeof recordApi> => ({
  'GET /api/public-key': async () => {
    const { publicKey, fingerprint } = await signerOf(deps.db);
    return ok({ publicKey, fingerprint });
  },

  'GET /api/rounds/:round/record': async ({ params, roles, subject, reply }) => {
    const record = await exportRecord(deps, params.round);
    if (!record.ok) return record;
    if (!getsRecord(roles, record.value.manifest.secrecy, subject.state as RoundState)) return refuse('notFound');
    reply.header('content-disposition', `attachment; filename="round-${record.value.manifest.sequence}.record.json"`);
    const { manifest, result, events, ballots, declaration, ...rest } = record.value;
    return ok({
      ...rest,
      manifest: { ...manifest },
      result: { ...result },
      events: [...events],
      ballots: ballots.map((ballot) => ({
        ...ballot,
        marks: ballot.marks && [...ballot.marks],
      })) as RecordReply['ballots'],
      declaration: declaration && { ...declaration },
    });
  },
});
