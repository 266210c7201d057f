import { type Ask, type Heard } from './ask.ts';
import { type Chance, oneOf } from './chance.ts';
import type { Fault, FaultProxy } from '#tests/support/fault-proxy.ts';

const faults = ['reset', 'resetAfterSend', 'cutReply', 'silent', 'slow'] as const satisfies readonly Fault[];

/** What stands in the body of every ballot, and nowhere else. */
export const ballotBody = '"abstains"';

/** A line that spoils some of the requests sent over it, by chance. */
export function faultyLine(ask: Ask, proxy: FaultProxy, random: Chance, share = 0.4): Ask {
  return async (cookie, path, body, key): Promise<Heard> => {
    if (random() < share) void proxy.strike(oneOf(random, faults), ballotBody);
    return ask(cookie, path, body, key);
  };
}
