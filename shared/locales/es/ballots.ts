import type { ballots as en } from '../en/ballots.ts';
import type { Message } from '../translate.ts';

export const ballots = {
  'reason.marksBesideAbstention': 'Una abstención no contiene ninguna elección. Quite las elecciones o la abstención.',
  'reason.neitherMarksNorAbstention': 'Elija al menos un tema o indique que su delegación se abstiene.',
  'reason.marksDoNotFit': 'El voto tiene {n} marcas; la votación tiene {options} opciones. Cargue la página de nuevo.',
  'reason.unknownMark': 'Una opción solo puede estar elegida o no elegida.',
  'reason.tooFewChosen': 'Elija al menos {min}. Si su delegación no tiene preferencia, indique que se abstiene.',
  'reason.tooManyChosen': 'Hay {n} elegidos y como máximo se admiten {max}. Quite uno.',
} as const satisfies { [key in keyof typeof en]: Message };
