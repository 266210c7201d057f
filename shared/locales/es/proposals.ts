import type { proposals as en } from '../en/proposals.ts';
import type { Message } from '../translate.ts';

export const proposals = {} as const satisfies { [key in keyof typeof en]: Message };
