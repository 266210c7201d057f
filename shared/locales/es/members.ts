import type { members as en } from '../en/members.ts';
import type { Message } from '../translate.ts';

export const members = {} as const satisfies { [key in keyof typeof en]: Message };
