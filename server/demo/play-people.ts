import { readFile } from 'node:fs/promises';
import type { FullText } from '#shared/languages.ts';
import { forEach, type Guest, type Stage } from './stage.ts';

const list = new URL('members-2005.csv', import.meta.url);

export const administrator = 'administrator@secretariat.example';
export const chair = 'chair@secretariat.example';
export const auditor = 'auditor@secretariat.example';

/** The one that plays what must not be said of a real State: its voting right is suspended. Codes from XAA are nobody's. */
const fictitious = 'XAA';

interface StoryMember {
  readonly code: string;
  readonly names: FullText;
  readonly status: 'member' | 'observer';
}

export interface Cast {
  /** Members entitled, in the order of their codes. */
  readonly members: readonly StoryMember[];
  readonly observers: readonly StoryMember[];
  readonly chairAccount: string;
}

export const emailOf = (code: string, position: string): string => `${code.toLowerCase()}.${position}@mission.example`;

const positions = { head: 'Head of delegation', representative: 'Representative', adviser: 'Adviser' } as const;

/** The list of 116 Members and 21 observers, as of 31 December 2005, and one fictitious Member. */
async function membersFile(): Promise<string> {
  const [heading = '', ...rows] = (await readFile(list, 'utf8')).trim().split(/\r?\n/);
  const dated = rows.map((row) => `${row},2005-12-31`);
  const invented = `${fictitious},Examplia (fictitious),Exemplie (fictive),Ejemplia (ficticia),none,member,invented,2005-12-31`;
  return [`${heading},from`, ...dated, invented].join('\n');
}

/** The first administrator comes by the link that the program prints; everything after is done through the service. */
export async function playPeople(
  stage: Stage,
  firstLink: string,
  options: { observers: boolean; heads: readonly string[] | 'all'; tick?: (done: number, of: number) => void },
): Promise<Cast> {
  await stage.useLink(administrator, firstLink, {
    email: administrator,
    name: 'Administration (invented)',
    language: 'en',
  });
  const text = await membersFile();
  await stage.send(administrator, 'POST', '/api/members/import', { text, dryRun: true });
  await stage.send(administrator, 'POST', '/api/members/import', { text, dryRun: false });
  await stage.send(administrator, 'POST', `/api/members/${fictitious}/suspensions`, {
    reason: 'Fictitious Member: contributions in arrears, so that a suspended right can be seen',
  });
  const { members: all } = await stage.send<{ members: StoryMember[] }>(administrator, 'GET', '/api/members');
  const members = all.filter(({ status, code }) => status === 'member' && code !== fictitious);
  const observers = all.filter(({ status }) => status === 'observer');

  const people: { code: string; position: keyof typeof positions; name: string }[] = [];
  for (const { code, names } of members) {
    people.push({ code, position: 'representative', name: names.en });
    if (options.heads === 'all' || options.heads.includes(code))
      people.push({ code, position: 'head', name: names.en });
  }
  if (options.observers)
    for (const { code, names } of observers) people.push({ code, position: 'representative', name: names.en });
  people.push({ code: fictitious, position: 'representative', name: 'Examplia' });

  let done = 0;
  await forEach(people, 6, async ({ code, position, name }) => {
    const email = emailOf(code, position);
    const { person, link } = await stage.send<Invitation>(administrator, 'POST', `/api/members/${code}/people`, {
      email,
      name: `${positions[position]}, ${name}`,
      position,
      language: 'en',
    });
    await stage.join({ account: person.account, email, link: link?.url ?? null });
    options.tick?.(++done, people.length);
  });
  return { members, observers, chairAccount: await playOfficers(stage) };
}

interface Invitation {
  readonly person: { readonly account: string };
  readonly link: { readonly url: string } | null;
}

async function playOfficers(stage: Stage): Promise<string> {
  const invite = async (email: string, name: string, offices: string[]): Promise<Guest> => {
    const made = await stage.send<{ account: { id: string }; link: { url: string } | null }>(
      administrator,
      'POST',
      '/api/accounts',
      {
        email,
        name,
        language: 'en',
        offices,
      },
    );
    const guest = { account: made.account.id, email, link: made.link?.url ?? null };
    await stage.join(guest);
    return guest;
  };
  await invite(auditor, 'Auditor (invented)', ['auditor']);
  const guest = await invite(chair, 'Chair (invented)', []);
  return guest.account;
}
