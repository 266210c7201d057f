import type { rounds as en } from '../en/rounds.ts';
import type { Message } from '../translate.ts';

export const rounds = {} as const satisfies { [key in keyof typeof en]: Message };
