import type { views as en } from '../en/views.ts';
import type { Message } from '../translate.ts';

export const views = {} as const satisfies { [key in keyof typeof en]: Message };
