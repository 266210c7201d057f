import type { results as en } from '../en/results.ts';
import type { Message } from '../translate.ts';

export const results = {} as const satisfies { [key in keyof typeof en]: Message };
