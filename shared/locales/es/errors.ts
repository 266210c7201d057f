import type { errors as en } from '../en/errors.ts';
import type { Message } from '../translate.ts';

export const errors = {
  'error.notSignedIn': 'Su sesión ha terminado. Inicie sesión de nuevo; lo que ha escrito en esta página se conserva.',
  'error.wrongCredentials':
    'La dirección de correo y la contraseña no se corresponden. Compruebe ambas o pida un enlace para fijar una nueva contraseña.',
  'error.notAllowed':
    'Esta página o este acto no está abierto a su cuenta. Si debiera estarlo, diríjase a la Administración.',
  'error.crossSite': 'La solicitud procedía de otro sitio y no se ejecutó.',
  'error.notFound': 'En esta dirección no hay nada que su cuenta pueda ver.',
  'error.linkSpent': 'Este enlace ya se utilizó o ha caducado. Pida uno nuevo.',
  'error.notNow': 'Esto no es posible en esta etapa ({state}).',
  'error.conflict': 'Esto ya existe.',
  'error.versionChanged':
    'Alguien ha modificado esta página desde que usted la abrió. Cárguela de nuevo para ver el texto actual; no se guardó nada suyo.',
  'error.versionMissing': 'No se indica la versión modificada.',
  'error.notAcceptable': 'Hay algo que corregir.',
  'error.malformed': 'Hay algo que corregir.',
  'error.tooLarge': 'El contenido supera el tamaño admitido aquí.',
  'error.tooManyTries': 'Hubo demasiados intentos. Espere {seconds} segundos y vuelva a intentarlo.',
  'error.busy': 'El servidor no puede atender la solicitud ahora. No se guardó nada. Inténtelo de nuevo en un momento.',
  'error.internal':
    'Se produjo un fallo por nuestra parte. Inténtelo de nuevo; si se repite, diríjase a la Administración e indique este número: {request}.',
  'error.roundNotOpen': 'Esta votación no está abierta. No se puede emitir ningún voto.',
  'error.roundClosed': 'La votación se cerró a las {closedAt}. Este voto llegó a las {arrivedAt} y no se registró.',
  'error.ballotStale': '{who} emitió un voto por su delegación a las {at}. Consúltelo antes de sustituirlo.',
  'error.ballotFinal':
    '{who} emitió el voto de su delegación a las {at}. La votación es secreta: ese voto es definitivo y no puede reemplazarse.',
  'error.viewStale': '{who} modificó esta opinión de su delegación a las {at}. Consúltela antes de sustituirla.',
  'error.keyReused': 'Este voto se envió con un número que pertenece a otro voto. Cargue la página de nuevo.',
  'error.keyMissing': 'El voto llegó sin el número que evita que se cuente dos veces.',
  'error.notOnRoll': 'Su delegación no figura en la lista de esta votación, fijada en la apertura.',
  'error.mayNotCast':
    'Usted no está facultado para votar por esta delegación. El jefe de su delegación puede facultarlo.',
  'error.ballotRefused': 'El voto no puede emitirse tal como está.',
  'error.roundIncomplete': 'La votación no está completa.',
  'error.timeAmbiguous': 'Esa hora existe dos veces ese día, por el cambio de hora. Elija cuál es la indicada.',
  'error.timeMissing': 'Esa hora no existe ese día, por el cambio de hora. Elija otra.',
  'error.closeNotLater': 'Una prórroga debe fijar un cierre posterior al actual.',
  'error.tieUnresolved': 'Hay un empate en el último puesto. Indique cómo se resolvió.',
  'error.importRefused': 'No se importó nada, porque algunas filas no pueden aceptarse.',

  'reason.missing': 'Este dato es necesario.',
  'reason.wrongType': 'Esto no tiene la forma esperada.',
  'reason.tooShort': 'Se necesitan al menos {min} caracteres.',
  'reason.tooLong': 'Se admiten como máximo {max} caracteres.',
  'reason.tooSmall': 'Debe ser al menos {min}.',
  'reason.tooBig': 'Puede ser como máximo {max}.',
  'reason.tooFew': 'Se necesitan al menos {min}.',
  'reason.tooMany': 'Puede haber como máximo {max}.',
  'reason.unknownField': 'Este campo no existe.',
  'reason.notAChoice': 'Elija uno de los valores ofrecidos.',
  'reason.emailForm': 'Escriba una dirección de correo, por ejemplo nombre@mision.example.',
  'reason.form': 'Esto no tiene la forma esperada.',
} as const satisfies { [key in keyof typeof en]: Message };
