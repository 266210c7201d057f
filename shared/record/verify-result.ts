import { canonicalJson } from '../canonical-json.ts';
import { digestOf } from '../digest.ts';
import { type CurrentBallots, resultOf, type RoundResult, withoutMembers } from '../results/result.ts';
import { type Check, type Fault, fault, type Ground } from './checks.ts';
import { isSecret, memberBallotsOf, type RecordedBallot, type AnyRecord, secretBallotsOf } from './record.ts';
import { ofKind } from './verify-events.ts';

export function resultFault({ record, events, means: { sha256 } }: Ground): Fault | null {
  if (digestOf(record.result, sha256) !== record.resultHash) return fault('resultOther');
  const named = [...ofKind(events, 'closed'), ...ofKind(events, 'tallied')];
  const other = named.find(({ facts }) => facts.result !== record.resultHash);
  return other ? fault('otherResult', { entry: other.position }) : null;
}

/** The result that the record's own ballots give: the last revision of each Member, counted by the manifest's rule. */
export function recount(record: AnyRecord): RoundResult {
  const { manifest, manifestHash } = record;
  const width = manifest.options.length;
  const current = isSecret(record)
    ? withoutMembers(secretBallotsOf(record), width)
    : currentOf(memberBallotsOf(record), width);
  return resultOf(manifest, manifestHash, current);
}

/** The last ballot of each Member. */
function currentOf(ballots: readonly RecordedBallot[], options: number): CurrentBallots {
  const last = new Map<string, RecordedBallot>();
  for (const ballot of ballots) {
    if ((last.get(ballot.member)?.revision ?? 0) < ballot.revision) last.set(ballot.member, ballot);
  }
  const current = [...last.values()].sort((a, b) => (a.member < b.member ? -1 : 1));
  return { ...withoutMembers(current, options), members: current.map(({ member }) => member) };
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
