/**
 * Who may do what, on one page. A role is what an account *is*, by office or in relation to the thing it acts on; an action is
 * what every endpoint declares. `may()` is the only question that is asked, on the server and in the page.
 */

/** Offices that the administration gives to an account. */
export const offices = ['administration', 'auditor'] as const;
export type Office = (typeof offices)[number];

/** Positions in a delegation. Head, representative and alternate cast and release; an adviser only with recorded authority. */
export const positions = ['head', 'representative', 'alternate', 'adviser'] as const;
export type Position = (typeof positions)[number];

/**
 * - `anyone`: no sign-in asked · `account`: whoever is signed in
 * - `chair`: appointed for this consultation
 * - `delegate`: of a Member's delegation · `voter`: one of them who may cast and release · `head`: its head
 * - `observer`: of an observer's delegation, and this consultation is open to observers
 */
export type Role = 'anyone' | 'account' | Office | 'chair' | 'delegate' | 'voter' | 'head' | 'observer';

export interface Membership {
  readonly member: string;
  readonly status: 'member' | 'observer';
  readonly position: Position;
  /** The authority of an adviser, recorded by the head. The other positions have it by their position. */
  readonly hasAuthority: boolean;
}

/** The thing an action is about, as far as permission depends on it. */
export interface Subject {
  /** The actor chairs this consultation. */
  readonly chairs?: boolean;
  /** The consultation's papers are open to observers. */
  readonly openToObservers?: boolean;
  /** Only memberships of this Member count: the page or person of one delegation. */
  readonly member?: string;
  /** State of the consultation or round, as at the database's clock. */
  readonly state?: string;
}

export interface Actor {
  readonly offices: readonly Office[];
  readonly memberships: readonly Membership[];
}

export const mayCast = (membership: Membership): boolean =>
  membership.status === 'member' && (membership.position !== 'adviser' || membership.hasAuthority);

/** The roles of an actor towards a subject. `null` is somebody who is not signed in. */
export function rolesOf(actor: Actor | null, subject: Subject = {}): ReadonlySet<Role> {
  const roles = new Set<Role>(['anyone']);
  if (!actor) return roles;
  roles.add('account');
  for (const office of actor.offices) roles.add(office);
  if (subject.chairs) roles.add('chair');
  for (const membership of actor.memberships) {
    if (subject.member !== undefined && membership.member !== subject.member) continue;
    if (membership.status === 'observer') {
      if (subject.openToObservers ?? true) roles.add('observer');
      continue;
    }
    roles.add('delegate');
    if (mayCast(membership)) roles.add('voter');
    if (membership.position === 'head') roles.add('head');
  }
  return roles;
}

/** In which states a role may do it; `always` where the state does not matter. */
type When = 'always' | readonly string[];
type Grants = { readonly [role in Role]?: When };

const circulated = ['issued', 'open', 'closed', 'concluded', 'withdrawn'] as const;
const current = ['issued', 'open', 'closed'] as const;
const begun = ['open', 'closed', 'tallied', 'declared', 'void'] as const;
const staff: Grants = { administration: 'always' };

export const permissions = {
  // accounts
  signIn: { anyone: 'always' },
  editOwnAccount: { account: 'always' },
  administerAccounts: staff,
  // members and their people
  listMembers: { account: 'always' },
  importMembers: staff,
  seeDelegation: { administration: 'always', delegate: 'always', observer: 'always' },
  administerDelegation: staff,
  giveAuthority: { administration: 'always', head: 'always' },
  suspendRight: staff,
  // consultations; the state is the consultation's
  listConsultations: { account: 'always' },
  readConsultation: {
    administration: 'always',
    chair: 'always',
    auditor: circulated,
    delegate: circulated,
    observer: circulated,
  },
  draftConsultation: staff,
  editConsultation: { administration: ['draft'] },
  moveHours: { administration: ['issued', 'open'], chair: ['issued', 'open'] },
  appointChair: { administration: ['draft', ...current] },
  issueConsultation: { administration: ['draft'] },
  withdrawConsultation: { administration: ['draft', 'issued'], chair: ['issued', 'open', 'closed'] },
  // topics and views
  readTopics: { account: 'always' },
  listTopic: { administration: ['draft'] },
  recordHistory: staff,
  proposeTopic: { voter: ['issued', 'open'] },
  enterTopic: { administration: current },
  sponsorTopic: { voter: ['issued', 'open'] },
  ruleOnTopic: { chair: current },
  withdrawTopic: { voter: current },
  giveView: { voter: ['issued', 'open'] },
  draftView: { delegate: ['issued', 'open'] },
  readViews: {
    administration: circulated,
    chair: circulated,
    delegate: circulated,
    observer: ['closed', 'concluded'],
  },
  declareOutcome: { chair: current },
  // rounds; the state is the round's
  draftRound: { administration: current },
  readRound: {
    administration: 'always',
    chair: 'always',
    auditor: 'always',
    delegate: ['ready', ...begun],
    observer: ['ready', ...begun],
  },
  // Which state an act starts from and leads to stands in one table, shared/rounds/round-state.ts; here only whose act it is.
  editRound: staff,
  makeRoundReady: staff,
  openRound: { chair: 'always' },
  extendRound: { chair: 'always' },
  closeRound: { chair: 'always' },
  tallyRound: staff,
  voidRound: { chair: 'always' },
  openFurtherRound: { chair: 'always', administration: 'always' },
  declareElection: { chair: 'always' },
  seeTurnout: { administration: begun, chair: begun, auditor: begun, delegate: begun, observer: begun },
  seeAnswers: { administration: begun },
  readFigures: {
    administration: ['closed', 'tallied', 'declared'],
    chair: ['tallied', 'declared'],
    auditor: ['closed', 'tallied', 'declared'],
    delegate: ['declared'],
    observer: ['declared'],
  },
  // It holds all ballots, so to others it opens only where these are published: getsRecord() looks at the level of the round.
  exportRecord: {
    administration: ['closed', 'tallied', 'declared'],
    chair: ['declared'],
    auditor: ['closed', 'tallied', 'declared'],
    delegate: ['declared'],
    observer: ['declared'],
  },
  // events and acts: what of an event a reader sees is judged by shared/audit/event-sight.ts
  readEvents: { administration: begun, auditor: begun, chair: begun, delegate: begun },
  listRecords: { administration: 'always', auditor: 'always' },
  readActs: { administration: 'always', auditor: 'always' },
  // ballots; the state is the round's, and lateness is answered by the database under the lock, so casting is not barred by it
  castBallot: { voter: 'always' },
  seeOwnBallot: { delegate: 'always' },
} as const satisfies Record<string, Grants>;

export type Action = keyof typeof permissions;

/**
 * May a holder of `roles` do `action` in `state`?
 *
 * @returns `yes`; `notNow` where a role may, but in another state (409); `no` otherwise (403, or 401 without a session).
 * @example may(rolesOf(actor, { chairs: true }), 'closeRound', 'open') // 'yes'
 */
export function may(roles: ReadonlySet<Role>, action: Action, state?: string): 'yes' | 'notNow' | 'no' {
  const grants: Grants = permissions[action];
  let answer: 'yes' | 'notNow' | 'no' = 'no';
  for (const role of roles) {
    const when = grants[role];
    if (when === undefined) continue;
    if (when === 'always' || (state !== undefined && when.includes(state))) return 'yes';
    answer = 'notNow';
  }
  return answer;
}
