import { afterAll, beforeAll, beforeEach, expect, onTestFailed } from 'vitest';
import type { Reader } from '#tests/support/page.ts';
import { type House, openHouse } from './house.ts';
import type { Delegate } from './people.ts';

/** Who takes part, each with a browser of their own. Nobody of them is real. */
const of = (
  member: string,
  position: Delegate['position'],
  language: Delegate['language'],
  name: string,
): Delegate => ({
  member,
  position,
  language,
  name,
  email: `${member}.${position.slice(0, 4)}@mission.example`.toLowerCase(),
});

export const persons = {
  administrator: { name: 'Administrator (invented)', email: 'administrator@secretariat.example' },
  chair: { name: 'Chair (invented)', email: 'chair@secretariat.example' },
  canada: of('CAN', 'Head of delegation', 'English', 'Head, Canada (invented)'),
  colleague: of('CAN', 'Representative', 'English', 'Representative, Canada (invented)'),
  morocco: of('MAR', 'Representative', 'Français', 'Représentant, Maroc (inventé)'),
  argentina: of('ARG', 'Representative', 'Español', 'Representante, Argentina (inventado)'),
  observer: of('VAT', 'Representative', 'English', 'Observer, Holy See (invented)'),
};

type Name = keyof typeof persons;
export type Readers = Readonly<Record<Name, Reader>>;
const names = Object.keys(persons) as Name[];
const languageOf: Partial<Record<Name, string>> = { morocco: 'fr', argentina: 'es' };

/** Opens the house before the first chapter and closes it after the last. A chapter that fails ends the story. */
export function tellStory(): { house: () => House; readers: Readers } {
  let house: House | undefined;
  let isBroken = false;
  const readers = {} as Record<Name, Reader>;

  beforeAll(async () => {
    house = await openHouse();
    if (!house) return;
    for (const name of names) {
      readers[name] = await house.enter({ locale: languageOf[name] ?? 'en', timezoneId: 'Europe/Zurich' });
    }
  });
  afterAll(() => house?.close());
  beforeEach(({ skip }) => {
    if (!house) skip('no browser on this machine');
    if (isBroken) skip('an earlier chapter failed');
    onTestFailed(() => void (isBroken = true));
  });
  return {
    house: () => {
      if (!house) throw new Error('the house is not open');
      return house;
    },
    readers,
  };
}

/** What the service answers to each of them about the figures, whatever their pages show. */
export async function onlyTheseSeeFigures(readers: Readers, round: string, ...allowed: Name[]): Promise<void> {
  for (const name of names) {
    const isAllowed = allowed.includes(name);
    const { status, text } = await readers[name].asks(`/api${round}/figures`);
    expect([name, status]).toEqual([name, isAllowed ? 200 : expect.toBeOneOf([403, 404, 409])]);
    if (!isAllowed) expect(text).not.toContain('votes');
    for (const ending of ['csv', 'xlsx']) {
      const file = await readers[name].asks(`/api${round}/figures.${ending}?language=en`);
      expect([name, ending, file.status === 200]).toEqual([name, ending, isAllowed]);
    }
  }
}
