import type { Reader } from './page.ts';

/** A page as one of its readers finds it, or as it is after they have done something on it. */
export interface PageState {
  /** As in client/routes.ts. */
  readonly route: string;
  readonly path: string;
  /** The account that reads; undefined for somebody who is not signed in. */
  readonly who: string | undefined;
  /** Which state it is, in a word or two. */
  readonly state: string;
  readonly act?: (reader: Reader) => Promise<void>;
}

/** The states of one route. */
export type Rest = readonly [who: string | undefined, state: string, path: string, act?: PageState['act']][];

/** Sends the form as it is: most are empty, so the summary of errors stands. */
export const sends = (reader: Reader) => reader.main.locator('form:visible button:not([type=button])').first().click();
export const withErrors = async (reader: Reader) => {
  await sends(reader);
  await reader.main.locator('.summary').waitFor();
};
