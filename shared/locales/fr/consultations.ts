import type { consultations as en } from '../en/consultations.ts';
import type { Message } from '../translate.ts';

export const consultations = {} as const satisfies { [key in keyof typeof en]: Message };
