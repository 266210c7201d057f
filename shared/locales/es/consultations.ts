import type { consultations as en } from '../en/consultations.ts';
import type { Message } from '../translate.ts';

export const consultations = {
  'consultation.state.draft': 'Proyecto',
  'consultation.state.issued': 'Distribuida',
  'consultation.state.open': 'Abierta',
  'consultation.state.closed': 'Cerrada',
  'consultation.state.concluded': 'Concluida',
  'consultation.state.withdrawn': 'Retirada',

  'reason.noSuchDay': 'Ese día o esa hora no existe en el calendario.',
  'reason.closesBeforeOpens': 'La consulta debe cerrarse después de abrirse.',
  'reason.topicsAfterClose': 'No se pueden recibir temas después del cierre de la consulta.',
  'reason.presentHourPassed': 'Esa hora ({at}) ya pasó y no puede aplazarse.',
  'reason.hourNotLater': 'Elija una hora posterior a la actual ({at}).',
  'reason.hourToMove': 'Indique qué hora se aplaza.',
  'reason.numbersRise': 'Los números de los párrafos deben ser ascendentes.',
  'reason.noSuchParagraph': 'La nota no tiene ningún párrafo con ese número.',
  'reason.themeMissing': 'Escriba el tema general.',
  'reason.noteMissing': 'La nota no tiene párrafos.',
  'reason.hourMissing': 'Fije esta hora.',
  'reason.closesInPast': 'El cierre ya pasó. Elija una hora posterior.',
  'reason.chairMissing': 'Designe al Presidente.',
  'reason.accountUnknown': 'Esa cuenta no existe o ha terminado.',
  'reason.roundUnfinished': 'Una votación de esta consulta no está declarada ni anulada. Anúlela primero.',
} as const satisfies { [key in keyof typeof en]: Message };
