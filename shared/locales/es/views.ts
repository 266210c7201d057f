import type { views as en } from '../en/views.ts';
import type { Message } from '../translate.ts';

export const views = {
  'views.position.support': 'Apoyo',
  'views.position.supportWithComments': 'Apoyo con observaciones',
  'views.position.cannotSupport': 'No puede apoyar',
  'views.position.noPosition': 'Sin posición',
  'views.notAVote': 'Las opiniones no son votos. Estas cifras no deciden nada.',
  'views.theme': 'Tema general',
  'views.paragraph': 'Párrafo {number}',
  'views.csv.code': 'Código',
  'views.csv.member': 'Miembro',
  'views.csv.subject': 'Sobre',
  'views.csv.position': 'Posición',
  'views.csv.words': 'Texto',
  'views.csv.language': 'Idioma',
  'views.csv.at': 'Comunicada (UTC)',

  'reason.choosePosition': 'Elija una posición.',
  'reason.viewNeedsReason': 'Indique por qué su delegación no puede apoyar el tema general.',
  'reason.viewNeedsComments': 'Escriba las observaciones o elija «Apoyo».',
  'reason.paragraphNoPosition': 'Una opinión sobre un párrafo consta solo de texto.',
} as const satisfies { [key in keyof typeof en]: Message };
