import { call, type Problem } from '../api.ts';
import type { Consultation } from '../consultations/consultation.ts';
import { session } from '../session.ts';
import type { Views } from './own-view.ts';

interface Both {
  readonly consultation: Consultation;
  /** Undefined where the reader may not read views now: an observer before the close. */
  readonly views: Views | undefined;
}

/**
 * A consultation and its views. Both are asked for at once by a delegation, which may always read them; whoever else is told
 * first by the consultation whether they may.
 */
export async function loadWithViews(id: string): Promise<Both | Problem> {
  const params = { consultation: id };
  const askViews = () => call('GET /api/consultations/:consultation/views', { params });
  const early = session.delegation?.status === 'member' ? askViews() : undefined;
  const answer = await call('GET /api/consultations/:consultation', { params });
  if (!answer.ok) return answer.refusal;
  const views = answer.value.may.includes('readViews') ? await (early ?? askViews()) : undefined;
  if (views && !views.ok) return views.refusal;
  return { consultation: answer.value, views: views?.value };
}
