import type { common as en } from '../en/common.ts';
import type { Message } from '../translate.ts';

export const common = {} as const satisfies { [key in keyof typeof en]: Message };
