import type { views as en } from '../en/views.ts';
import type { Message } from '../translate.ts';

export const views = {
  'views.position.support': 'Appui',
  'views.position.supportWithComments': 'Appui avec observations',
  'views.position.cannotSupport': 'Ne peut appuyer',
  'views.position.noPosition': 'Sans position',
  'views.notAVote': 'Les positions ne sont pas des votes. Ces chiffres ne décident de rien.',
  'views.theme': 'Thème',
  'views.paragraph': 'Paragraphe {number}',
  'views.csv.code': 'Code',
  'views.csv.member': 'Membre',
  'views.csv.subject': 'Objet',
  'views.csv.position': 'Position',
  'views.csv.words': 'Texte',
  'views.csv.language': 'Langue',
  'views.csv.at': 'Communiquée (UTC)',

  'reason.choosePosition': 'Choisissez une position.',
  'reason.viewNeedsReason': 'Indiquez pourquoi votre délégation ne peut appuyer le thème.',
  'reason.viewNeedsComments': 'Saisissez les observations ou choisissez « Appui ».',
  'reason.paragraphNoPosition': 'Une position sur un paragraphe se compose d’un texte seul.',
} as const satisfies { [key in keyof typeof en]: Message };
