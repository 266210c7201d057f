import type { mail as en } from '../en/mail.ts';
import type { Message } from '../translate.ts';

export const mail = {
  'mail.invitation.subject': '{organisation}: su acceso',
  'mail.invitation.body':
    '{name}:\n\nSe le ha dado acceso a las consultas de {organisation}. Abra esta dirección y elija una contraseña:\n\n' +
    '{url}\n\nLa dirección puede usarse una vez, hasta el {until}. Es personal: no la transmita. ' +
    'Si ha caducado, la Administración envía otra.',
  'mail.reset.subject': '{organisation}: una nueva contraseña',
  'mail.reset.body':
    '{name}:\n\nSe pidió una nueva contraseña para su acceso a las consultas de {organisation}. Abra esta dirección y elija una:\n\n' +
    '{url}\n\nLa dirección puede usarse una vez, hasta el {until}. Si usted no la pidió, no haga nada: su contraseña no cambia.',
} as const satisfies { [key in keyof typeof en]: Message };
