export const mail = {
  'mail.invitation.subject': '{organisation}: your access',
  'mail.invitation.body':
    '{name},\n\nYou have been given access to the consultations of {organisation}. Open this address and choose a password:\n\n' +
    '{url}\n\nThe address can be used once, until {until}. It is for you alone: do not pass it on. ' +
    'If it has run out, the Administration sends another.',
  'mail.reset.subject': '{organisation}: a new password',
  'mail.reset.body':
    '{name},\n\nA new password was asked for your access to the consultations of {organisation}. Open this address and choose one:\n\n' +
    '{url}\n\nThe address can be used once, until {until}. If you did not ask for it, do nothing: your password stays as it is.',
} as const;
