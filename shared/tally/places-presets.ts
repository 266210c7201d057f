import type { PlacesRule } from './ballot-for-places.ts';

/** Rules of known bodies for elections. */
export const placesPresets = {
  /** A/520 rule 94: more than half, at most twice the places in the next ballot. */
  unGaRule94: {
    base: 'presentAndVoting',
    threshold: { numerator: 1, denominator: 2, strict: true },
    restrict: 'twicePlaces',
    tie: 'ballotAmongTied',
    fewerCandidates: 'ballot',
  },
  /** A/520 rule 93: one place, two highest, lot. */
  unGaRule93: {
    base: 'presentAndVoting',
    threshold: { numerator: 1, denominator: 2, strict: true },
    restrict: 'topTwo',
    tie: 'lot',
    fewerCandidates: 'ballot',
  },
  /** A/520 rules 83, 92 and 94. */
  unSecurityCouncilSeats: {
    base: 'presentAndVoting',
    threshold: { numerator: 2, denominator: 3, strict: false },
    restrict: 'twicePlaces',
    tie: 'ballotAmongTied',
    fewerCandidates: 'ballot',
  },
  /** Resolution 60/251: a majority of the Members of the General Assembly. */
  humanRightsCouncil: {
    base: 'members',
    threshold: { numerator: 1, denominator: 2, strict: true },
    restrict: 'twicePlaces',
    tie: 'ballotAmongTied',
    fewerCandidates: 'ballot',
  },
  /** IOM: two-thirds, the lowest goes out. */
  iomDirectorGeneral: {
    base: 'presentAndVoting',
    threshold: { numerator: 2, denominator: 3, strict: false },
    restrict: 'dropLowest',
    tie: 'ballotAmongTied',
    fewerCandidates: 'ballot',
  },
  /** UNESCO: highest figures, no majority asked. */
  unescoExecutiveBoard: {
    base: 'presentAndVoting',
    threshold: { numerator: 1, denominator: 2, strict: true },
    restrict: 'plurality',
    tie: 'ballotAmongTied',
    fewerCandidates: 'ballot',
  },
  /** UNESCO 2003 Convention, General Assembly rule 37.1. */
  unescoHeritage: {
    base: 'presentAndVoting',
    threshold: { numerator: 1, denominator: 2, strict: true },
    restrict: 'twicePlaces',
    tie: 'ballotAmongTied',
    fewerCandidates: 'declared',
  },
} as const satisfies Record<string, PlacesRule>;

export type PlacesPresetName = keyof typeof placesPresets;

export const placesPresetNames = Object.keys(placesPresets) as PlacesPresetName[];
