import type { ballotsApi } from '#shared/ballots/ballots.api.ts';
import { ok } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/mount.ts';
import { findConsultationOfRound } from '../rounds/rounds.repo.ts';
import { castBallot } from './cast-ballot.ts';
import { readOwnBallot } from './own-ballot.ts';
import { receiptPdf } from './receipt-pdf.ts';

export const ballotsRoutes = (deps: Deps): Handlers<typeof ballotsApi> => ({
  'POST /api/rounds/:round/ballots': ({ actor, params, body, key }) => castBallot(deps, actor, params.round, body, key),

  'GET /api/rounds/:round/ballots/:member': async ({ actor, params }) => {
    const own = await readOwnBallot(deps, actor.memberships, params);
    if (!own.ok) return own;
    const { receipt, marks, abstains, rows } = own.value;
    const history = rows.map(({ revision, accepted_at, castBy }) => ({ revision, acceptedAt: accepted_at, castBy }));
    return ok({ receipt, marks, abstains, history });
  },

  'GET /api/rounds/:round/ballots/:member/receipt.json': async ({ actor, params, reply }) => {
    const own = await readOwnBallot(deps, actor.memberships, params);
    if (!own.ok) return own;
    const { receipt } = own.value;
    reply.header('content-disposition', `attachment; filename="receipt-${receipt.code}.json"`);
    return ok(receipt);
  },

  'GET /api/rounds/:round/ballots/:member/receipt.pdf': async ({ actor, params, query, reply }) => {
    const own = await readOwnBallot(deps, actor.memberships, params);
    if (!own.ok) return own;
    const { frozen, receipt, marks, abstains } = own.value;
    const consultation = await findConsultationOfRound(deps.db, frozen.manifest.consultation);
    reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="receipt-${receipt.code}-${query.language}.pdf"`);
    return ok(
      await receiptPdf({
        receipt,
        ballot: abstains === null ? undefined : { marks, abstains },
        manifest: frozen.manifest,
        organisation: deps.config.ORGANISATION_NAME,
        consultation: consultation.title,
        address: `${deps.publicUrl()}/rounds/${params.round}/receipt/${params.member}`,
        seat: deps.config.seat,
        language: query.language,
      }),
    );
  },
});
