import type { proposals as en } from '../en/proposals.ts';
import type { Message } from '../translate.ts';

export const proposals = {
  'topic.state.proposed': 'Proposé',
  'topic.state.admitted': 'Admis',
  'topic.state.notAdmitted': 'Non admis',
  'topic.state.withdrawn': 'Retiré',
  'topic.state.merged': 'Fusionné',
  'topic.outcome.retained': 'Retenu',
  'topic.outcome.deferred': 'Reporté',
  'topic.outcome.merged': 'Fusionné',
  'topic.outcome.notRetained': 'Non retenu',
  'topic.kind.workshop': 'Sujet d’atelier',
  'topic.kind.theme': 'Thème de l’année',
  'proposals.deferredFrom': 'Reporté à cette année depuis la consultation relative à {year}.',

  'reason.topicsClosed': 'La proposition de sujets a été close à {at}.',
  'reason.topicUnknown': 'Il n’existe aucun sujet de ce nom que votre compte puisse voir.',
  'reason.topicHere': 'Ce sujet figure déjà dans cette consultation.',
  'reason.tooManyWords': 'Le texte compte {n} mots ; {max} au plus sont possibles.',
  'reason.timeInFuture': 'Cette heure est dans l’avenir.',
  'reason.memberUnknown': 'Ce n’est pas le code d’un Membre actuel.',
  'reason.topicInRound': 'Un scrutin qui comporte ce sujet est ouvert ; ce qui figure sur le bulletin est arrêté.',
  'reason.mergeInto': 'Choisissez un autre sujet de cette consultation, proposé ou admis.',
  'reason.onlyMerged': 'Un autre sujet n’est indiqué que si celui-ci y est fusionné.',
  'reason.proposerSponsors': 'Votre délégation a proposé ce sujet et le soutient déjà.',
  'reason.onlyDeferred': 'Une année n’est indiquée que pour un sujet reporté.',
  'reason.laterYear': 'Le report ne peut viser qu’une année postérieure à {year}.',
} as const satisfies { [key in keyof typeof en]: Message };
