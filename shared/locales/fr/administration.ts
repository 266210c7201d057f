import type { administration as en } from '../en/administration.ts';
import type { Message } from '../translate.ts';

export const administration = {} as const satisfies { [key in keyof typeof en]: Message };
