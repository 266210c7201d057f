import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { misfit } from '#shared/record/fits-schema.ts';
import { recordSchema } from '#shared/record/record-schema.ts';
import { makeChance } from '#tests/support/chance.ts';
import { copyOf, makeKey, makeRecord, type RecordOptions } from '#tests/support/make-record.ts';
import { commit, frauds, honest } from './frauds.ts';

// The strictest reading, but for a rule of style: a member that stands in `required` beside `oneOf`.
const fits = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(recordSchema);
const key = makeKey();

const kinds: readonly RecordOptions[] = [
  { form: { form: 'choose', minimum: 1, maximum: 2 }, until: 'closed' },
  { form: { form: 'approve', minimum: 1 }, rule: { name: 'approval', places: 2 }, until: 'tallied' },
  { form: { form: 'rank', minimum: 1, equalRanks: false }, rule: { name: 'irv', places: 1 }, until: 'voided' },
  { form: { form: 'score', max: 5 }, rule: { name: 'score', places: 1, parameters: { figure: 'mean' } } },
  { form: { form: 'points', budget: 10, max: 10 }, rule: { name: 'cumulative', places: 1 }, closedBy: 'chair' },
  { form: { form: 'decide' }, rule: { name: 'decision', places: 1 }, secrecy: 'recorded' },
];

describe('the schema of a record', () => {
  it.each(kinds)('describes a record of $form.form', (options) => {
    const { record } = makeRecord(options, key);
    expect(fits(record), JSON.stringify(fits.errors)).toBe(true);
    expect(misfit(record, recordSchema)).toBeUndefined();
  });

  it('is read alike by our own reader and by another’s, in frauds and wherever a value is another', () => {
    const record = honest(key);
    const differing: string[] = [];
    let broken = 0;
    const compare = (value: unknown, name: string): void => {
      const own = misfit(value, recordSchema) === undefined;
      if (!own) broken++;
      if (own !== fits(value)) differing.push(name);
    };
    for (const fraud of frauds) compare(commit(fraud, record, key), fraud.name);
    const strangers = [null, true, -2, 0, 1.5, 2 ** 60, '', 'A', [], {}, [null], { en: 'x' }];
    const chance = makeChance(5);
    for (let made = 0; made < 1_000; made++) {
      const value = copyOf(record);
      let box = value as unknown as Record<string, unknown>;
      let path = '';
      for (;;) {
        const name = chance.one(Object.keys(box));
        path += `/${name}`;
        const inner = box[name];
        if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0 && chance.next() < 0.8) {
          box = inner as Record<string, unknown>;
          continue;
        }
        if (chance.next() < 0.2) delete box[name];
        else if (chance.next() < 0.1) box['more'] = 1;
        else box[name] = chance.one(strangers);
        break;
      }
      compare(value, path);
    }
    expect(differing).toEqual([]);
    expect(broken).toBeGreaterThan(300);
  });
});
