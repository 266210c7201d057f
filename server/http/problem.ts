import type { FastifyReply } from 'fastify';
import { errors } from '#shared/errors.ts';
import type { Language } from '#shared/languages.ts';
import { hasMessage, translator } from '#shared/locales/translate.ts';
import type { Refusal, Values } from '#shared/result.ts';
import { officialTime, type Seat } from '#shared/time.ts';
import { catalogues } from '../catalogues.ts';

/**
 * A refusal as problem+json (RFC 9457). `code` is the catalogue's, `errors` lists every reason with a JSON pointer into the
 * body, `facts` holds what the page needs beside the words. `detail` and `errors[].detail` speak the reader's language.
 */
export function sendProblem(reply: FastifyReply, refusal: Refusal, language: Language, seat: Seat): FastifyReply {
  const { status } = errors[refusal.code];
  const t = translator(language, catalogues[language]);
  const on = reply.request.routeOptions.config.endpoint?.on === 'round' ? 'round' : 'consultation';
  const inWords = (values: Values = {}) => withStates(withTimes(values, language, seat), language, on);
  if (refusal.values?.seconds !== undefined) reply.header('retry-after', String(refusal.values.seconds));
  return reply
    .code(status)
    .type('application/problem+json')
    .header('content-language', language)
    .send(
      JSON.stringify({
        type: `/errors/${refusal.code}`,
        status,
        code: refusal.code,
        title: t(`error.${refusal.code}`, inWords({ request: reply.request.id, ...refusal.values })),
        values: refusal.values,
        facts: refusal.facts,
        errors: refusal.reasons.map(({ reason, pointer, values }) => {
          const key = `reason.${reason}`;
          return {
            reason,
            pointer,
            values,
            detail: hasMessage(catalogues[language], key) ? t(key, inWords(values)) : reason,
          };
        }),
        request: reply.request.id,
      }),
    );
}

const instantForm = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Instants among the values are told in the official time, to the second: a refusal about time has to show which came first. */
const withTimes = (values: Values, language: Language, seat: Seat): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && instantForm.test(value) ? officialTime(value, language, seat, true) : value,
    ]),
  );

/** States among the values, in the words that the page has for them. */
function withStates(values: Values, language: Language, on: 'round' | 'consultation'): Values {
  const messages = catalogues[language];
  const key = [on, 'topic'].map((thing) => `${thing}.state.${values.state}`).find((name) => hasMessage(messages, name));
  if (values.state === undefined || key === undefined || !hasMessage(messages, key)) return values;
  return { ...values, state: translator(language, messages)(key).toLocaleLowerCase(language) };
}
