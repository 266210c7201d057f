import type { mail as en } from '../en/mail.ts';
import type { Message } from '../translate.ts';

export const mail = {} as const satisfies { [key in keyof typeof en]: Message };
