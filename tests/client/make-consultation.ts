import type { Consultation, Topic } from '#client/consultations/consultation.ts';
import type { Listed } from '#client/consultations/home-groups.ts';
import type { Views } from '#client/views/own-view.ts';

const text = (words: string) => ({ en: words, fr: `${words} (fr)`, es: `${words} (es)` });

export const makeListed = (id: string, extra: Partial<Listed> = {}): Listed => ({
  id,
  year: 2006,
  title: text(id),
  symbol: null,
  state: 'open',
  opensAt: null,
  topicsCloseAt: null,
  closesAt: null,
  chair: null,
  awaits: [],
  rounds: [],
  ...extra,
});

export const makeConsultation = (extra: Partial<Consultation> = {}): Consultation => ({
  id: 'c',
  version: 1,
  year: 2006,
  title: text('Consultation'),
  symbol: null,
  state: 'open',
  opensAt: null,
  topicsCloseAt: null,
  closesAt: '2026-11-28T15:00:00.000000Z',
  now: '2026-11-27T15:00:00.000000Z',
  stateReason: null,
  remark: null,
  asked: [],
  places: 2,
  chair: null,
  openToObservers: true,
  createdAt: '2026-11-01T15:00:00.000000Z',
  issuedAt: null,
  concludedAt: null,
  paragraphs: [{ number: 11, heading: null, words: text('The theme is proposed.') }],
  theme: {
    title: text('Partnerships'),
    paragraph: 11,
    outcome: null,
    outcomeTitle: null,
    deferredTo: null,
    outcomeReason: null,
  },
  topics: [],
  rounds: [],
  declarations: [],
  missing: [],
  may: [],
  ...extra,
});

export const makeTopic = (id: string, extra: Partial<Topic> = {}): Topic => ({
  id,
  title: text(id),
  reasons: text(`The case for ${id}`),
  remark: null,
  position: 0,
  proposedBy: null,
  proposedAt: null,
  enteredBy: null,
  state: 'admitted',
  stateReason: null,
  stateAt: null,
  mergedInto: null,
  outcomeReason: null,
  outcome: null,
  outcomeTitle: null,
  deferredTo: null,
  ofGeneralInterest: false,
  sponsors: [],
  inOpenedRound: false,
  history: [],
  ...extra,
});

type Own = Views['own'][number];

export const makeOwnView = (extra: Partial<Own> = {}): Own => ({
  member: 'XAA',
  subject: 'theme',
  draft: true,
  revision: 1,
  position: 'support',
  words: 'First words',
  language: 'en',
  released: false,
  at: '2026-11-27T14:00:00.000000Z',
  by: 'Ms Example',
  earlier: [],
  ...extra,
});
