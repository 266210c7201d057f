import { byteToMark, type Form, markToByte, NOT_MARKED } from '#shared/ballots/marks.ts';
import { ElectionJsonError } from './election-json.ts';
import type { Election, PlacesOfGroup } from './election.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a JSON value is a round's own record (docs/protocol.md). */
export const isRoundRecord = (value: unknown): value is Fields =>
  isFields(value) && value['format'] === 'consultation-record';

function fields(value: unknown, pointer: string): Fields {
  if (!isFields(value)) throw new ElectionJsonError(pointer, 'An object is expected here.');
  return value;
}

function list(value: unknown, pointer: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ElectionJsonError(pointer, 'A list is expected here.');
  return value;
}

const forms: readonly Form[] = ['choose', 'approve', 'rank', 'score', 'points', 'decide'];

const isForm = (name: unknown): name is Form => forms.some((form) => form === name);

/**
 * The election of a round's record: its options by letter, its places, and the last ballot of each Member; abstentions are no
 * rows. It only counts; whether the record holds is for `consult verify`.
 *
 * @throws ElectionJsonError with the place and the reason of the first thing that is wrong
 */
export function electionFromRecord(record: Fields): Election {
  const manifest = fields(record['manifest'], '/manifest');
  const form = fields(manifest['form'], '/manifest/form')['form'];
  if (!isForm(form)) throw new ElectionJsonError('/manifest/form/form', 'This form cannot be counted.');
  const seats = fields(manifest['rule'], '/manifest/rule')['places'];
  if (typeof seats !== 'number') throw new ElectionJsonError('/manifest/rule/places', 'A number is expected here.');
  const options = list(manifest['options'], '/manifest/options').map((option, at) => {
    const letter = fields(option, `/manifest/options/${at}`)['letter'];
    if (typeof letter !== 'string')
      throw new ElectionJsonError(`/manifest/options/${at}/letter`, 'A letter is expected here.');
    return letter;
  });
  const rows = [...lastMarks(list(record['ballots'], '/ballots'), options.length).values()].filter(
    (row) => row !== null,
  );
  const marks = new Uint8Array(rows.length * options.length).fill(NOT_MARKED);
  rows.forEach((row, at) => marks.set(row, at * options.length));
  const groups = groupsOf(fields(manifest['form'], '/manifest/form')['groups']);
  return { form, options, seats, marks, ...(groups && { groups }) };
}

/** Places by group, where the form has them. */
function groupsOf(value: unknown): PlacesOfGroup[] | null {
  if (value === undefined) return null;
  return list(value, '/manifest/form/groups').map((entry, at) => {
    const pointer = `/manifest/form/groups/${at}`;
    const { group, places, letters } = fields(entry, pointer);
    if (typeof group !== 'string' || typeof places !== 'number')
      throw new ElectionJsonError(pointer, 'A group with its places and letters is expected here.');
    return { group, places, options: list(letters, `${pointer}/letters`).map(String) };
  });
}

/** The marks that stand for each Member, as bytes; null for an abstention. */
function lastMarks(ballots: readonly unknown[], width: number): Map<unknown, Uint8Array | null> {
  const standing = new Map<unknown, { revision: number; marks: Uint8Array | null }>();
  ballots.forEach((entry, at) => {
    const pointer = `/ballots/${at}`;
    const { member, revision, marks } = fields(entry, pointer);
    if (typeof revision !== 'number') throw new ElectionJsonError(`${pointer}/revision`, 'A number is expected here.');
    if ((standing.get(member)?.revision ?? 0) >= revision) return;
    standing.set(member, { revision, marks: marks === null ? null : bytesOf(marks, width, `${pointer}/marks`) });
  });
  return new Map([...standing].map(([member, { marks }]) => [member, marks]));
}

function bytesOf(value: unknown, width: number, pointer: string): Uint8Array {
  const marks = list(value, pointer);
  if (marks.length !== width) throw new ElectionJsonError(pointer, `${width} marks are expected here.`);
  return Uint8Array.from(marks, (mark, at) => {
    const byte = mark === null || typeof mark === 'number' ? markToByte(mark) : -1;
    if (byte < 0 || byte > 255 || byteToMark(byte) !== mark)
      throw new ElectionJsonError(`${pointer}/${at}`, 'A mark is expected here.');
    return byte;
  });
}
