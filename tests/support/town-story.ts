import type { Town, TownConsultation, TownRound } from './town.ts';

/** Consultations and rounds in every state that a page can show. */
export interface Places {
  readonly draftEmpty: string;
  readonly draft: TownConsultation;
  /** Open, with topics in each state; no round. */
  readonly open: TownConsultation & Record<'proposed' | 'notAdmitted' | 'withdrawn' | 'merged', string>;
  readonly withdrawn: string;
  readonly roundDraft: TownRound;
  readonly roundComplete: TownRound;
  readonly roundReady: TownRound;
  /** Canada and five others have cast. */
  readonly roundOpen: TownRound;
  readonly roundClosed: TownRound;
  readonly roundTallied: TownRound;
  /** A and D, with C ahead, are level for the second place. */
  readonly roundTied: TownRound;
  readonly roundElection: TownRound;
  readonly roundElecting: TownRound;
  /** One is elected, and a restricted ballot follows. */
  readonly roundElected: TownRound;
  /** The same, where a lot is allowed and nothing else. */
  readonly roundLot: TownRound;
  readonly roundDeclared: TownRound;
  readonly roundVoid: TownRound;
}

const ballots = { CAN: 'CD', AUT: 'CD', BEL: 'AC', CHE: 'CD', PRT: 'BD', ARG: 'C', MAR: '' };
const level = { CAN: 'CD', AUT: 'AC', BEL: 'CD', CHE: 'AC', PRT: 'B', ARG: 'C' };

export async function makePlaces(town: Town): Promise<Places> {
  const { representatives } = town.people;
  const { MAR = '', PHL = '' } = representatives;
  const open = await town.issued();
  const named = (en: string, fr: string, es: string) => ({
    title: { en, fr, es },
    reasons: {
      en: 'A workshop would compare what members do and what has worked. (Invented.)',
      fr: 'Un atelier comparerait ce que font les membres et ce qui a réussi. (Inventé.)',
      es: 'Un taller compararía lo que hacen los miembros y lo que ha funcionado. (Inventado.)',
    },
  });
  const propose = (en: string, fr: string, es: string) => town.propose(open.id, PHL, 'PHL', named(en, fr, es));
  const notAdmitted = await propose('Seasonal Labour', 'Travail saisonnier', 'Trabajo de temporada');
  await town.rule(open.id, notAdmitted, {
    to: 'notAdmitted',
    reason: 'It was the topic of a workshop of 2005. (Invented.)',
  });
  const merged = await propose('Nurses Abroad', 'Infirmiers à l’étranger', 'Personal de enfermería en el extranjero');
  await town.rule(open.id, merged, { to: 'merged', into: open.topics.C });
  const withdrawn = await propose('Remittances', 'Envois de fonds', 'Remesas');
  await town.withdrawTopic(open.id, withdrawn, PHL, 'PHL');
  const proposed = await town.propose(open.id, MAR, 'MAR', named('Students', 'Étudiants', 'Estudiantes'));

  const givenUp = await town.issued();
  await town.withdraw(givenUp.id);

  const withBallots = async (cast: Readonly<Record<string, string>>, tieMeans?: string[]) => {
    const made = await town.openRound(await town.issued(), tieMeans ? { tieMeans } : {});
    await town.castAll(made, cast);
    return made;
  };
  const closed = async (cast: Readonly<Record<string, string>>, tieMeans?: string[]) => {
    const made = await withBallots(cast, tieMeans);
    await town.act(made.round, 'close');
    return made;
  };
  const tallied = async (cast: Readonly<Record<string, string>>, tieMeans?: string[]) => {
    const made = await closed(cast, tieMeans);
    await town.tally(made);
    return made;
  };
  const elected = await town.openElection(await town.issued());
  await town.castAll(elected, ballots);
  await town.act(elected.round, 'close');
  await town.tally(elected);
  const roundDeclared = await tallied(ballots);
  await town.declare(roundDeclared);
  const roundVoid = await withBallots({ CAN: 'AB' });
  await town.act(roundVoid.round, 'void');
  return {
    draftEmpty: await town.begin(2008),
    draft: await town.draft(2007),
    open: { ...open, proposed, notAdmitted, withdrawn, merged },
    withdrawn: givenUp.id,
    roundDraft: await town.draftRound(await town.issued(), { isComplete: false }),
    roundComplete: await town.draftRound(await town.issued()),
    roundReady: await town.readyRound(await town.issued()),
    roundOpen: await withBallots(ballots),
    roundClosed: await closed(ballots),
    roundTallied: await tallied(ballots),
    roundTied: await tallied(level),
    roundElection: await town.draftElection(await town.issued()),
    roundElecting: await town.openElection(await town.issued()),
    roundElected: elected,
    roundLot: await tallied(level, ['lot']),
    roundDeclared,
    roundVoid,
  };
}
