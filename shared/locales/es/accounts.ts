import type { accounts as en } from '../en/accounts.ts';
import type { Message } from '../translate.ts';

export const accounts = {} as const satisfies { [key in keyof typeof en]: Message };
