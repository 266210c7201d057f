import { limits } from '#shared/limits.ts';
import type { Answer } from '../api.ts';
import { t } from '../messages.ts';
import { textArea } from '../ui/field.ts';
import { type FormErrors, missing, readForm } from '../ui/form.ts';

/** Why an act is done: asked beside every act that delegations have not been told of. */
export const reasonField = (errors: FormErrors) =>
  textArea(errors, {
    name: 'reason',
    label: t('round.act.reason'),
    hint: t('round.act.reasonHint'),
    rows: 3,
    max: limits.reason,
  });

interface Written {
  readonly reason: string;
}

/** What was written in it, or the refusal that the server would send for nothing. */
export function readReason(form: HTMLFormElement): Answer<Written> {
  const { reason } = readForm<Partial<Written>>(form);
  if (reason) return { ok: true, value: { reason } };
  return { ok: false, refusal: { code: 'notAcceptable', status: 422, title: '', errors: [lacking] } };
}

const lacking = { ...missing('/reason'), detail: '' };
