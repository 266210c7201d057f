import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Reader } from '#tests/support/page.ts';

/** Nobody of the story is real: every name says so. */
const password = 'a sentence that nobody else knows';

interface Person {
  readonly name: string;
  readonly email: string;
}

const file = new URL('../../../server/demo/members-2005.csv', import.meta.url);

/** The list of Members as the cells of a spreadsheet come when they are copied. */
const cells = (): string => readFileSync(file, 'utf8').trim().replaceAll(',', '\t');

/** The first administrator comes by the link that the program prints, and says who they are. */
export async function becomeAdministrator(administrator: Reader, link: string, { name, email }: Person): Promise<void> {
  await administrator.opens(link);
  await administrator.isOn('Make the first account of the Administration');
  await administrator.fills({ 'Your name': name, 'E-mail address': email, 'New password': password });
  await administrator.presses('Set the password and sign in');
  await administrator.isOn('Consultations');
}

export async function signOut(reader: Reader): Promise<void> {
  await reader.page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await reader.isOn('Sign in');
}

export async function signIn(reader: Reader, { email }: Person): Promise<void> {
  await reader.fills({ 'E-mail address': email, Password: password });
  await reader.presses('Sign in');
  await reader.isOn('Consultations');
}

/** A dry run first; nothing is stored before the second button. */
export async function importMembers(administrator: Reader): Promise<void> {
  await administrator.opens('/admin');
  await administrator.follows('Import Members and observers');
  await administrator.isOn('Import Members and observers');
  await administrator.writes('Or paste cells', cells());
  await administrator.presses('Check the rows');
  await administrator.sees('137 to be added, 0 to be changed, 0 unchanged. Nothing is stored yet.');
  expect(await administrator.asksJson('/api/members')).toMatchObject({ members: [] });
  await administrator.presses('Import 137 rows');
  await administrator.isOn('Imported');
  await administrator.sees('137 added, 0 changed, 0 unchanged.');
}

export interface Delegate extends Person {
  readonly member: string;
  readonly position: 'Head of delegation' | 'Representative' | 'Adviser';
  /** Of the invitation. */
  readonly language: 'English' | 'Français' | 'Español';
}

/** Invites somebody to a delegation; with no mail server the link is shown to be handed over. */
export async function invite(
  administrator: Reader,
  { member, name, email, position, language }: Delegate,
): Promise<string> {
  await administrator.opens(`/members/${member}`);
  await administrator.follows('Invite a person');
  await administrator.isOn('Invite a person');
  await administrator.fills({ Name: name, 'E-mail address': email });
  await administrator.ticks(position);
  await administrator.selects('Language of mails', language);
  await administrator.presses('Invite');
  await administrator.isOn(`${name} acts for`);
  return handedOver(administrator, name);
}

/** An account for the Chair, who comes from outside and holds no office. */
export async function inviteChair(administrator: Reader, { name, email }: Person): Promise<string> {
  await administrator.opens('/admin/accounts');
  await administrator.follows('Invite an officer');
  await administrator.isOn('Invite an officer');
  await administrator.fills({ Name: name, 'E-mail address': email });
  await administrator.presses('Make the account');
  await administrator.isOn(`Account of ${name} made`);
  return handedOver(administrator, name);
}

const handedOver = (administrator: Reader, name: string): Promise<string> =>
  administrator.main.getByLabel(`Link for ${name}`).inputValue();

/** What the page of a link calls its parts, in the language that the reader's browser asks for. */
const linkWords = {
  en: { password: 'New password', button: 'Set the password and sign in', home: 'Consultations' },
  fr: { password: 'Nouveau mot de passe', button: 'Définir le mot de passe et se connecter', home: 'Consultations' },
  es: { password: 'Nueva contraseña', button: 'Definir la contraseña e iniciar sesión', home: 'Consultas' },
};

export async function useLink(reader: Reader, link: string, language: keyof typeof linkWords = 'en'): Promise<void> {
  const words = linkWords[language];
  await reader.opens(link);
  await reader.writes(words.password, password);
  await reader.presses(words.button);
  await reader.isOn(words.home);
}
