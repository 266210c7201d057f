import type { rounds as en } from '../en/rounds.ts';
import type { Message } from '../translate.ts';

export const rounds = {
  'reason.languageMissing': 'Falta el texto en un idioma ({language}).',
  'reason.tooFewOptions': 'Una votación necesita al menos {min} opciones.',
  'reason.nothingToChoose': 'Debe haber menos puestos que opciones ({n}); de lo contrario no hay nada que elegir.',
  'reason.hourPassed': 'Esta hora ya ha pasado.',
  'reason.closeBeforeOpening': 'El cierre debe ser posterior a la apertura.',
  'reason.closeNotLater': 'Elija una hora posterior al cierre actual ({from}).',
  'reason.timeAmbiguous': 'Esa hora existe dos veces ese día, por el cambio de hora.',
  'reason.timeMissing': 'Esa hora no existe ese día, por el cambio de hora.',
  'reason.optionTwice': 'Este tema ya es una opción.',
  'reason.topicNotAdmitted': 'Este tema no ha sido admitido en esta consulta.',
  'reason.otherResult': 'Las cifras mostradas no son las vigentes. Cargue la página de nuevo y compruébelas.',
  'round.state.draft': 'Borrador',
  'round.state.ready': 'Lista',
  'round.state.open': 'Abierta',
  'round.state.closed': 'Cerrada',
  'round.state.tallied': 'Cifras entregadas a la Presidencia',
  'round.state.declared': 'Proclamada',
  'round.state.void': 'Anulada',
} as const satisfies { [key in keyof typeof en]: Message };
