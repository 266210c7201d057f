import type { FastifyInstance } from 'fastify';
import { errors } from '#shared/errors.ts';
import { en } from '#shared/locales/en.ts';
import { recordSchema } from '#shared/record/record-schema.ts';
import { settings } from './config.ts';

/** The OpenAPI document as it is committed: what the app prints, with its keys in order and a line break at the end. */
export const openApiText = (app: FastifyInstance): string => `${JSON.stringify(app.swagger(), null, 2)}\n`;

/** docs/record.schema.json: the form of a record, which check 1 of every verifier holds a file to. */
export function recordSchemaText(): string {
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  return `${JSON.stringify({ $schema, ...recordSchema }, null, 2)}\n`;
}

/** docs/errors.md: every code of a refusal, its status, when it is sent, and what a reader is told. */
export function errorsPage(): string {
  const rows = Object.entries(errors).map(([code, { status, when }]) => {
    const words = en[`error.${code as keyof typeof errors}`];
    return `| ${status} | \`${code}\` | ${when} | ${words} |`;
  });
  return [
    '# Refusals',
    '',
    'Printed from `shared/errors.ts` by `npm run print`; a test holds it equal. A refusal is `application/problem+json` (RFC 9457):',
    '`code` is one of these, `errors` lists every reason with a JSON pointer, `facts` holds what the page needs beside the words.',
    '',
    '| status | code | when it is sent | what the reader is told |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** .env.example: every setting with its sentence and its default. */
export function envExample(): string {
  const defaults = settings.partial().parse({});
  const lines = Object.entries(settings.shape).flatMap(([name, field]) => {
    const value = defaults[name as keyof typeof defaults];
    return ['', `# ${field.description ?? ''}`, value === undefined ? `#${name}=` : `${name}=${String(value)}`];
  });
  return ['# Settings of the service, printed from server/config.ts by `npm run print`.', ...lines, ''].join('\n');
}
