import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TieMeans } from '#shared/tally/ties.ts';

/** Tie inputs that are not understood. */
export class TiesFault extends Error {}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');

function fromFile(path: string): TieMeans {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new TiesFault(`--ties ${path}: ${error instanceof Error ? error.message : 'cannot be read'}`);
  }
  if (typeof read === 'object' && read !== null && 'means' in read) {
    const { means } = read;
    if (means === 'lot' && 'order' in read && isNames(read.order)) return { means, order: read.order };
    if (means === 'seed' && 'seed' in read && typeof read.seed === 'string')
      return { means, seed: read.seed, digest: sha256 };
    if (means === 'chair' && 'decisions' in read && Array.isArray(read.decisions) && read.decisions.every(isNames)) {
      return { means, decisions: read.decisions };
    }
    if (means === 'open') return { means };
  }
  throw new TiesFault(
    `--ties ${path}: an object with "means" lot ("order"), seed ("seed") or chair ("decisions") is expected.`,
  );
}

/** What `--ties` says: `open`, `lot:A,B,C`, `seed:…`, or a JSON file with the recorded means. */
export function readTies(text: string): TieMeans {
  if (text === 'open') return { means: 'open' };
  if (text.startsWith('lot:'))
    return {
      means: 'lot',
      order: text
        .slice(4)
        .split(',')
        .map((name) => name.trim()),
    };
  if (text.startsWith('seed:')) return { means: 'seed', seed: text.slice(5), digest: sha256 };
  return fromFile(text);
}
