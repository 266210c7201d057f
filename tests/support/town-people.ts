import type { Kysely } from 'kysely';
import { insertLink } from '#server/accounts/links.repo.ts';
import type { Database } from '#server/db/schema.ts';
import type { FullText } from '#shared/languages.ts';
import { makeAccount, makeAdministrator, makeDelegate, makeMember, makeSuspension } from './make.ts';

type Db = Kysely<Database>;

const members: readonly [code: string, group: string, en: string, fr: string, es: string][] = [
  ['ARG', 'grulac', 'Argentina', 'Argentine', 'Argentina'],
  ['AUT', 'weog', 'Austria', 'Autriche', 'Austria'],
  ['BEL', 'weog', 'Belgium', 'Belgique', 'Bélgica'],
  ['CAN', 'weog', 'Canada', 'Canada', 'Canadá'],
  ['CHE', 'weog', 'Switzerland', 'Suisse', 'Suiza'],
  ['MAR', 'africa', 'Morocco', 'Maroc', 'Marruecos'],
  ['PHL', 'asia_pacific', 'Philippines', 'Philippines', 'Filipinas'],
  ['PRT', 'weog', 'Portugal', 'Portugal', 'Portugal'],
];

/** Accounts by what their people are; everybody is invented. */
export interface TownPeople {
  readonly administrator: string;
  readonly auditor: string;
  readonly chair: string;
  /** Canada's. The adviser has no authority; the person ids are those of the delegation. */
  readonly head: string;
  readonly representative: string;
  readonly adviser: string;
  readonly adviserPerson: string;
  readonly representativePerson: string;
  /** One representative each of Members that are not Canada, by code. */
  readonly representatives: Readonly<Record<string, string>>;
  /** Acts for Switzerland and Portugal. */
  readonly ofTwo: string;
  readonly observer: string;
  /** Has not used the link. */
  readonly invited: string;
  /** Secrets of links that were not used. */
  readonly links: Readonly<Record<'invitation' | 'reset' | 'firstAdministrator', string>>;
}

export async function makeTownPeople(db: Db): Promise<TownPeople> {
  // Who has a password is no longer invited; nobody signs in with this one.
  const passwordHash = '$argon2id$none';
  const administrator = await makeAdministrator(db, { name: 'Administrator (invented)', passwordHash });
  const person = (name: string, offices: 'auditor'[] = []) =>
    makeAccount(db, { name: `${name} (invented)`, offices, passwordHash });
  for (const [code, group, en, fr, es] of members) {
    const names: FullText = { en, fr, es };
    await makeMember(db, { code, names, group });
  }
  const examplia = { en: 'Examplia (fictitious)', fr: 'Exemplie (fictive)', es: 'Ejemplia (ficticia)' };
  await makeMember(db, { code: 'XAA', names: examplia, group: null });
  await makeSuspension(db, 'XAA', administrator);
  const holySee = { en: 'Holy See', fr: 'Saint-Siège', es: 'Santa Sede' };
  await makeMember(db, { code: 'VAT', names: holySee, status: 'observer' });

  const seat = async (member: string, name: string, position: 'head' | 'representative' | 'adviser') =>
    makeDelegate(db, { member, position, account: await person(name) });
  const head = await seat('CAN', 'Head, Canada', 'head');
  const representative = await seat('CAN', 'Representative, Canada', 'representative');
  const adviser = await seat('CAN', 'Adviser, Canada', 'adviser');
  const representatives: Record<string, string> = {};
  for (const [code, , en] of members) {
    if (code !== 'CAN') representatives[code] = (await seat(code, `Representative, ${en}`, 'representative')).account;
  }
  const ofTwo = await person('Delegate of two Members');
  for (const member of ['CHE', 'PRT']) await makeDelegate(db, { member, account: ofTwo, position: 'alternate' });
  const invited = await makeAccount(db, { name: 'New colleague, Canada (invented)' });
  await makeDelegate(db, { member: 'CAN', account: invited, position: 'alternate' });
  const link = (purpose: 'invitation' | 'reset' | 'firstAdministrator', account: string | null) =>
    db.transaction().execute(async (trx) => (await insertLink(trx, purpose, account)).secret);

  return {
    administrator,
    auditor: await person('Auditor', ['auditor']),
    chair: await person('Chair'),
    head: head.account,
    representative: representative.account,
    representativePerson: representative.id,
    adviser: adviser.account,
    adviserPerson: adviser.id,
    representatives,
    ofTwo,
    observer: (await seat('VAT', 'Observer, Holy See', 'representative')).account,
    invited,
    links: {
      invitation: await link('invitation', invited),
      reset: await link('reset', head.account),
      firstAdministrator: await link('firstAdministrator', null),
    },
  };
}
