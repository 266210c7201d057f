import type { ballots as en } from '../en/ballots.ts';
import type { Message } from '../translate.ts';

export const ballots = {} as const satisfies { [key in keyof typeof en]: Message };
