import type { consultations as en } from '../en/consultations.ts';
import type { Message } from '../translate.ts';

export const consultations = {
  'consultation.state.draft': 'Projet',
  'consultation.state.issued': 'Diffusée',
  'consultation.state.open': 'Ouverte',
  'consultation.state.closed': 'Close',
  'consultation.state.concluded': 'Conclue',
  'consultation.state.withdrawn': 'Retirée',

  'reason.noSuchDay': 'Ce jour ou cette heure n’existe pas dans le calendrier.',
  'reason.closesBeforeOpens': 'La consultation doit se clore après son ouverture.',
  'reason.topicsAfterClose': 'Aucun sujet ne peut être reçu après la clôture de la consultation.',
  'reason.presentHourPassed': 'Cette heure ({at}) est passée et ne peut plus être déplacée.',
  'reason.hourNotLater': 'Choisissez une heure postérieure à l’heure actuelle ({at}).',
  'reason.hourToMove': 'Indiquez l’heure à déplacer.',
  'reason.numbersRise': 'Les numéros des paragraphes doivent être croissants.',
  'reason.noSuchParagraph': 'La note n’a pas de paragraphe portant ce numéro.',
  'reason.themeMissing': 'Saisissez le thème.',
  'reason.noteMissing': 'La note ne contient aucun paragraphe.',
  'reason.hourMissing': 'Fixez cette heure.',
  'reason.closesInPast': 'La clôture est déjà passée. Choisissez une heure ultérieure.',
  'reason.chairMissing': 'Désignez le président.',
  'reason.accountUnknown': 'Ce compte n’existe pas ou a pris fin.',
  'reason.roundUnfinished': 'Un scrutin de cette consultation n’est ni proclamé ni annulé. Annulez-le d’abord.',
} as const satisfies { [key in keyof typeof en]: Message };
