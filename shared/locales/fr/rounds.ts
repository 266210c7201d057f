import type { rounds as en } from '../en/rounds.ts';
import type { Message } from '../translate.ts';

export const rounds = {
  'reason.languageMissing': 'Le texte manque dans une langue ({language}).',
  'reason.tooFewOptions': 'Un scrutin comporte au moins {min} options.',
  'reason.nothingToChoose': 'Il doit y avoir moins de places que d’options ({n}) ; sinon il n’y a rien à choisir.',
  'reason.hourPassed': 'Cette heure est passée.',
  'reason.closeBeforeOpening': 'La clôture doit être postérieure à l’ouverture.',
  'reason.closeNotLater': 'Choisissez une heure postérieure à la clôture actuelle ({from}).',
  'reason.timeAmbiguous': 'Cette heure existe deux fois ce jour-là, en raison du changement d’heure.',
  'reason.timeMissing': 'Cette heure n’existe pas ce jour-là, en raison du changement d’heure.',
  'reason.optionTwice': 'Ce sujet figure déjà parmi les options.',
  'reason.topicNotAdmitted': 'Ce sujet n’a pas été admis dans cette consultation.',
  'reason.otherResult': 'Les chiffres affichés ne sont pas ceux qui font foi. Rechargez la page et vérifiez-les.',
  'round.state.draft': 'Projet',
  'round.state.ready': 'Prêt',
  'round.state.open': 'Ouvert',
  'round.state.closed': 'Clos',
  'round.state.tallied': 'Chiffres remis à la présidence',
  'round.state.declared': 'Proclamé',
  'round.state.void': 'Annulé',
} as const satisfies { [key in keyof typeof en]: Message };
