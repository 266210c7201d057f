import { languages, type Text } from '#shared/languages.ts';
import type { Reason } from '#shared/result.ts';
import { checkDeclaration, type DeclarationGround, retainedByFigures } from '#shared/results/check-declaration.ts';
import { missing } from '../ui/form.ts';
import type { Body } from './declaration.ts';

type Outcome = Body['topics'][number]['outcome'];

interface GivenOutcome<O> {
  readonly outcome?: O;
  readonly title?: Text;
  readonly deferredTo?: number;
  readonly mergedInto?: string;
  readonly ofGeneralInterest?: boolean;
  readonly reason?: string;
}

/** What the form holds so far: the body with its gaps, topics by their place in the list. */
export interface Given {
  readonly words?: Text;
  readonly theme?: GivenOutcome<Body['theme']['outcome']>;
  readonly topics?: Readonly<Record<string, GivenOutcome<Outcome>>>;
  readonly tie?: {
    readonly means?: 'none' | 'bothRetained' | 'lot';
    readonly order?: string;
    readonly drawnBy?: string;
    readonly witnesses?: string;
  };
  readonly departure?: string;
}

type Tie = Body['tie'];

function tieOf({ tie }: Given): Tie {
  if (tie?.means === 'bothRetained') return { means: 'bothRetained' };
  if (tie?.means !== 'lot') return undefined;
  const order = (tie.order ?? '')
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter(Boolean);
  return { means: 'lot', order, drawnBy: tie.drawnBy ?? '', witnesses: tie.witnesses ?? '' };
}

/** The body of the declaration; what is missing in it is told by `gapsIn`. Topics stand in the order of `admitted`. */
export function bodyOf(given: Given, admitted: readonly string[], round: string | null): Body {
  const tie = tieOf(given);
  const { outcome: theme = 'notRetained', ...aboutTheme } = given.theme ?? {};
  return {
    round,
    words: { ...given.words },
    theme: { ...pick(aboutTheme), outcome: theme },
    topics: admitted.map((topic, at) => {
      const { outcome = 'notRetained', mergedInto, ofGeneralInterest = false, ...about } = given.topics?.[at] ?? {};
      return { topic, ...pick(about), outcome, ofGeneralInterest, ...(mergedInto && { mergedInto }) };
    }),
    ...(tie && { tie }),
    ...(given.departure && { departure: given.departure }),
  };
}

const pick = ({ title, deferredTo, reason }: GivenOutcome<string>) => ({
  ...(title && { title }),
  ...(deferredTo !== undefined && { deferredTo }),
  ...(reason && { reason }),
});

const unchosen = (pointer: string): Reason => ({ reason: 'notAChoice', pointer });

/** Every answer that is missing, then what the rule has against the rest: the same rule that the server asks. */
export function reasonsAgainst(given: Given, body: Body, ground: DeclarationGround): Reason[] {
  const gaps: Reason[] = [];
  if (!given.theme?.outcome) gaps.push(unchosen('/theme/outcome'));
  ground.admitted.forEach((_, at) => {
    if (!given.topics?.[at]?.outcome) gaps.push(unchosen(`/topics/${at}/outcome`));
  });
  if (ground.round?.outcome.tied && !given.tie?.means) gaps.push(unchosen('/tie/means'));
  if (body.tie?.means === 'lot') {
    for (const name of ['order', 'drawnBy', 'witnesses'] as const)
      if (body.tie[name].length === 0) gaps.push(missing(`/tie/${name}`));
  }
  if (!languages.some((language) => given.words?.[language])) gaps.push(missing('/words/en'));
  if (gaps.some(({ pointer }) => pointer !== '/words/en')) return gaps;
  return [...gaps, ...checkDeclaration(body, ground)];
}

/** Topics that are retained although the figures do not select them, and the other way round; null where nothing departs. */
export function departures(
  { topics, tie }: Pick<Body, 'topics' | 'tie'>,
  { round }: DeclarationGround,
): { readonly more: readonly string[]; readonly less: readonly string[] } | null {
  if (!round) return null;
  const expected = retainedByFigures(round, tie);
  const retained = topics.filter(({ outcome }) => outcome === 'retained').map(({ topic }) => topic);
  const more = retained.filter((topic) => !expected.has(topic));
  const less = [...expected].filter((topic) => !retained.includes(topic));
  return more.length + less.length > 0 ? { more, less } : null;
}
