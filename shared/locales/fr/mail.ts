import type { mail as en } from '../en/mail.ts';
import type { Message } from '../translate.ts';

export const mail = {
  'mail.invitation.subject': '{organisation} : votre accès',
  'mail.invitation.body':
    '{name},\n\nUn accès aux consultations de {organisation} vous a été ouvert. Ouvrez cette adresse et choisissez un mot de passe :\n\n' +
    '{url}\n\nL’adresse peut servir une fois, jusqu’au {until}. Elle vous est personnelle : ne la transmettez pas. ' +
    'Si elle a expiré, l’Administration en envoie une autre.',
  'mail.reset.subject': '{organisation} : un nouveau mot de passe',
  'mail.reset.body':
    '{name},\n\nUn nouveau mot de passe a été demandé pour votre accès aux consultations de {organisation}. Ouvrez cette adresse et choisissez-en un :\n\n' +
    '{url}\n\nL’adresse peut servir une fois, jusqu’au {until}. Si vous ne l’avez pas demandé, ne faites rien : votre mot de passe reste inchangé.',
} as const satisfies { [key in keyof typeof en]: Message };
