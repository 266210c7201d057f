/**
 * The form under which an address of mail is one: people write capitals as they like, and no mail server in use keeps two
 * boxes apart by them.
 *
 * @example emailKey(' Ana.Diaz@Mission.example ') // 'ana.diaz@mission.example'
 */
export const emailKey = (email: string): string => email.trim().normalize('NFC').toLowerCase();
