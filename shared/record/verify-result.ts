import { markToByte, NOT_MARKED } from '../ballots/marks.ts';
import { canonicalJson } from '../canonical-json.ts';
import { digestOf } from '../digest.ts';
import { resultOf, type RoundResult } from '../results/result.ts';
import { type Check, type Fault, fault, type Ground } from './checks.ts';
import type { RecordedBallot, RoundRecord } from './record.ts';
import { ofKind } from './verify-events.ts';

export function resultFault({ record, events, means: { sha256 } }: Ground): Fault | null {
  if (digestOf(record.result, sha256) !== record.resultHash) return fault('resultOther');
  const named = [...ofKind(events, 'closed'), ...ofKind(events, 'tallied')];
  const other = named.find(({ facts }) => facts.result !== record.resultHash);
  return other ? fault('otherResult', { entry: other.position }) : null;
}

/** The result that the record's own ballots give: the last revision of each Member, counted by the manifest's rule. */
export function recount({ manifest, manifestHash, ballots }: RoundRecord): RoundResult {
  const width = manifest.options.length;
  const last = new Map<string, RecordedBallot>();
  for (const ballot of ballots) {
    if ((last.get(ballot.member)?.revision ?? 0) < ballot.revision) last.set(ballot.member, ballot);
  }
  const current = [...last.values()].sort((a, b) => (a.member < b.member ? -1 : 1));
  const marks = new Uint8Array(current.length * width).fill(NOT_MARKED);
  current.forEach((ballot, row) =>
    ballot.marks?.slice(0, width).forEach((mark, at) => (marks[row * width + at] = markToByte(mark))),
  );
  return resultOf(manifest, manifestHash, {
    members: current.map(({ member }) => member),
    abstains: current.map(({ abstains }) => abstains),
    marks,
  });
}

export const recountFault = ({ record }: Ground): Fault | null =>
  canonicalJson(recount(record)) === canonicalJson(record.result) ? null : fault('recountOther');

export function declarationFault({ record, events, means: { sha256 } }: Ground): Fault | null {
  const { declaration } = record;
  const [declared, ...others] = ofKind(events, 'declared');
  if (!declared) return declaration === null ? null : fault('strayDeclaration');
  if (others.length > 0) return fault('declaredTwice');
  if (declaration === null) return fault('declarationMissing');
  return declared.facts.digest === digestOf(declaration, sha256) ? null : fault('declarationAltered');
}

/** A round that is closed or tallied is complete as far as it goes. */
export const declarationNote = ({ record, events }: Ground): Check['note'] =>
  record.declaration === null && ofKind(events, 'declared').length === 0 ? 'notDeclared' : null;
