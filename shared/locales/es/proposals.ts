import type { proposals as en } from '../en/proposals.ts';
import type { Message } from '../translate.ts';

export const proposals = {
  'topic.state.proposed': 'Propuesto',
  'topic.state.admitted': 'Admitido',
  'topic.state.notAdmitted': 'No admitido',
  'topic.state.withdrawn': 'Retirado',
  'topic.state.merged': 'Fusionado',
  'topic.outcome.retained': 'Aprobado',
  'topic.outcome.deferred': 'Aplazado',
  'topic.outcome.merged': 'Fusionado',
  'topic.outcome.notRetained': 'No aprobado',
  'topic.kind.workshop': 'Tema de taller',
  'topic.kind.theme': 'Tema general del año',
  'proposals.deferredFrom': 'Aplazado a este año desde la consulta relativa a {year}.',

  'reason.topicsClosed': 'El plazo para proponer temas se cerró a las {at}.',
  'reason.topicUnknown': 'No existe ese tema entre los que su cuenta puede ver.',
  'reason.topicHere': 'Este tema ya figura en esta consulta.',
  'reason.tooManyWords': 'El texto tiene {n} palabras; se admiten como máximo {max}.',
  'reason.timeInFuture': 'Esa hora está en el futuro.',
  'reason.memberUnknown': 'Ese no es el código de un Miembro actual.',
  'reason.topicInRound': 'Se ha abierto una votación que contiene este tema; lo que figura en el voto está fijado.',
  'reason.mergeInto': 'Elija otro tema de esta consulta que esté propuesto o admitido.',
  'reason.onlyMerged': 'Otro tema se indica solo si este se fusiona en él.',
  'reason.proposerSponsors': 'Su delegación propuso este tema y ya lo respalda.',
  'reason.onlyDeferred': 'El año se indica solo para un tema aplazado.',
  'reason.laterYear': 'Solo puede aplazarse a un año posterior a {year}.',
} as const satisfies { [key in keyof typeof en]: Message };
