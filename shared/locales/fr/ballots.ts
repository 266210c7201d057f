import type { ballots as en } from '../en/ballots.ts';
import type { Message } from '../translate.ts';

export const ballots = {
  'reason.marksBesideAbstention': 'Une abstention ne comporte aucun choix. Retirez les choix ou l’abstention.',
  'reason.neitherMarksNorAbstention': 'Choisissez au moins un thème, ou indiquez que votre délégation s’abstient.',
  'reason.marksDoNotFit':
    'Le bulletin comporte {n} marques ; le scrutin comporte {options} options. Rechargez la page.',
  'reason.unknownMark': 'Une option ne peut être que choisie ou non choisie.',
  'reason.tooFewChosen':
    'Choisissez-en au moins {min}. Si votre délégation n’a pas de préférence, indiquez qu’elle s’abstient.',
  'reason.tooManyChosen': '{n} sont choisis et {max} au plus sont possibles. Retirez-en un.',
} as const satisfies { [key in keyof typeof en]: Message };
