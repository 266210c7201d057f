import { type Sha256, digestOf } from '../digest.ts';
import type { Digest, Instant } from '../ids.ts';
import type { FullText } from '../languages.ts';
import type { BallotForm } from './form.ts';

export const roundKinds = ['preference', 'decision', 'election', 'sounding'] as const;
export type RoundKind = (typeof roundKinds)[number];

/**
 * How a tie for the last place may be resolved. Never by list order, never by a hidden draw: a further round among the tied,
 * both retained by the Chair, or a lot drawn in view and recorded.
 */
export const tieMeans = ['furtherRound', 'bothRetained', 'lot'] as const;
export type TieMeans = (typeof tieMeans)[number];

/**
 * - `recorded`: each Member's choices are published after the declaration
 * - `confidential`: seen by the own delegation always, by Administration and auditors after the close; totals by all
 * - `secret`: a choice is seen by nobody, the own delegation included, and is final once cast; totals by all
 */
export const secrecyLevels = ['recorded', 'confidential', 'secret'] as const;
export type Secrecy = (typeof secrecyLevels)[number];

export interface ManifestOption {
  /** A, B, C …: fixes the option in every language. */
  readonly letter: string;
  /** The admitted topic that it stands for; null for a candidate of an election. */
  readonly topic: string | null;
  readonly title: FullText;
  /** Code of the Member that presents the candidate, where one does. */
  readonly presentedBy?: string;
  /** The group whose seat the candidate stands for, where seats are by group. */
  readonly group?: string;
}

/** How the ballots are counted: a rule of shared/tally/ by name. `parameters` is absent where the rule's defaults hold. */
export interface RoundRule {
  readonly name: string;
  readonly places: number;
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface RollEntry {
  readonly member: string;
  readonly names: FullText;
  /** Regional group on the day of the opening; null for a Member in none. */
  readonly group: string | null;
}

/**
 * What a round is, frozen at its opening and named by digest on every ballot and receipt. Nothing of it changes afterwards:
 * an extension is an event beside it, a correction a new round that points to this one.
 */
export interface Manifest {
  readonly version: 1;
  readonly round: string;
  readonly consultation: string;
  readonly sequence: number;
  readonly kind: RoundKind;
  readonly question: FullText;
  readonly options: readonly ManifestOption[];
  readonly form: BallotForm;
  readonly rule: RoundRule;
  /**
   * Of an election: a special ballot among those level for the end of a restricted list fills that list, not the places (GA
   * rule 94). Absent everywhere else.
   */
  readonly fills?: 'list';
  readonly ties: readonly TieMeans[];
  readonly secrecy: Secrecy;
  /** Who may see the names of those that answered: the Administration, or everybody who sees the round. */
  readonly namesOfAnswered: 'administration' | 'all';
  readonly opensAt: Instant;
  /** The close as announced; an extension moves the effective one, never this. */
  readonly closesAt: Instant;
  readonly zone: string;
  readonly furtherOf: string | null;
  /** Members on the day of the opening whose right is not suspended, in the order of their codes. */
  readonly roll: readonly RollEntry[];
}

/** The digest that ballots and receipts name: SHA-256 over the canonical JSON of the manifest. */
export const manifestHash = (manifest: Manifest, sha256: Sha256): Digest => digestOf(manifest, sha256);

/** The letter of the option at a position, from 0: A, B, C. */
export const optionLetter = (position: number): string => String.fromCharCode(65 + position);
