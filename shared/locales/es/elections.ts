import type { elections as en } from '../en/elections.ts';
import type { Message } from '../translate.ts';

/** Elections: candidates, who is elected, the next ballot. Read on the pages of rounds only, with the words of `counts.ts`. */
export const elections = {
  'reason.noNextBallot': 'Ninguna votación sigue a esta: no queda ningún puesto por cubrir o decide el sorteo.',
  'reason.otherElected': 'Resultan elegidos quienes designan las cifras y el sorteo; no se puede declarar a otros.',
  'reason.notAnElection': 'Solo una votación de una elección se declara así.',
  'reason.tooManyOfGroup': 'Se han elegido {n} del grupo {group} y son posibles {max} como máximo. Retire uno.',
  'reason.formDoesNotFit': 'Esta forma de papeleta no corresponde a este tipo de votación.',
  'reason.noCandidate': 'Una elección necesita al menos un candidato.',
  'reason.seatsDoNotAddUp': 'Los puestos de los grupos suman {sum}; la elección tiene {n}.',
  'reason.candidateWithoutGroup': 'Indique el grupo por cuyo puesto se presenta el candidato.',
  'reason.onlyCandidates': 'Solo un candidato de una elección es presentado por un Miembro o se presenta por un grupo.',
  'reason.onlyElections': 'Los puestos por grupo solo existen en una elección.',
  'reason.candidateIsNoTopic': 'En una elección se vota entre candidatos por su nombre, no entre temas.',
  'reason.candidateTwice': 'Ya figura un candidato con este nombre.',
  'reason.noSuchMember': 'No hay ningún Miembro con este código.',
  'reason.candidatesFixed':
    'La regla de la elección ha designado los candidatos de esta votación. No se pueden cambiar.',
  'reason.placesFixed': 'Los puestos de esta votación son los que dejó por cubrir la anterior. No se pueden cambiar.',
  'reason.seatsByMajority': 'Los puestos por grupo solo se cubren eligiendo y por mayoría para cada puesto.',
} as const satisfies { [key in keyof typeof en]: Message };
