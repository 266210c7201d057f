import type { FullText } from '#shared/languages.ts';
import type { Cast } from './play-people.ts';
import { administrator, chair, emailOf } from './play-people.ts';
import { asked, paragraphs, remark, theme, title } from './note-2006.ts';
import { forEach, type Stage } from './stage.ts';
import { environment, healthcare, hostSociety, southSouth, type StoryTopic } from './topics-2006.ts';

export interface Story {
  readonly consultation: string;
  /** Topics by letter. */
  readonly topics: Readonly<Record<'A' | 'B' | 'C' | 'D', string>>;
}

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** From the memory of earlier years to the admitted fourth topic: the consultation as it stands before the round. */
export async function playConsultation(stage: Stage, cast: Cast): Promise<Story> {
  const consultation = await draft(stage);
  const topics = await listTopics(stage, consultation);
  await fillDraft(stage, consultation, cast.chairAccount);
  await stage.send(
    administrator,
    'POST',
    `/api/consultations/${consultation}/issue`,
    undefined,
    await versionOf(stage, consultation),
  );
  const d = await propose(stage, consultation, cast);
  return { consultation, topics: { ...topics, D: d } };
}

async function versionOf(stage: Stage, consultation: string): Promise<Record<string, string>> {
  const { version } = await stage.send<{ version: number }>(administrator, 'GET', `/api/consultations/${consultation}`);
  return { 'if-match': `"${version}"` };
}

async function draft(stage: Stage): Promise<string> {
  const { id } = await stage.send<{ id: string }>(administrator, 'POST', '/api/consultations', {
    year: 2006,
    title,
    symbol: 'IDM/2006/1 (model case)',
    places: 2,
  });
  return id;
}

/** Topics of the note, each with what is known of it from earlier years. */
async function listTopics(stage: Stage, consultation: string): Promise<{ A: string; B: string; C: string }> {
  const list = async (topic: StoryTopic): Promise<string> => {
    const { id } = await stage.send<{ id: string }>(
      administrator,
      'POST',
      `/api/consultations/${consultation}/topics/listed`,
      {
        title: topic.title,
        reasons: topic.reasons,
        remark: topic.remark,
      },
    );
    for (const link of topic.buildsOn) await stage.send(administrator, 'POST', `/api/topics/${id}/links`, link);
    return id;
  };
  const topics = { A: await list(environment), B: await list(southSouth), C: await list(healthcare) };
  await stage.send(administrator, 'POST', `/api/topics/${topics.A}/history`, {
    year: 2005,
    kind: 'workshop',
    title: environment.title,
    outcome: 'deferred',
    deferredTo: 2006,
    ofGeneralInterest: false,
  });
  await stage.send(administrator, 'POST', `/api/topics/${topics.B}/history`, {
    year: 2005,
    kind: 'theme',
    title: southSouth.title,
    outcome: 'notRetained',
    ofGeneralInterest: true,
  });
  return topics;
}

async function fillDraft(stage: Stage, consultation: string, chairAccount: string): Promise<void> {
  const body = {
    title,
    symbol: 'IDM/2006/1 (model case)',
    remark,
    asked,
    places: 2,
    chair: chairAccount,
    openToObservers: true,
    // The hours of 2005 are text; the story's own count from now.
    opensAt: inMinutes(-1),
    topicsCloseAt: inMinutes(45),
    closesAt: inMinutes(120),
    paragraphs,
    theme,
  };
  await stage.send(
    administrator,
    'PUT',
    `/api/consultations/${consultation}`,
    body,
    await versionOf(stage, consultation),
  );
}

/** A delegation proposes the fourth topic, others sponsor it, the Chair admits it. Who did in 2005 is not known. */
async function propose(stage: Stage, consultation: string, cast: Cast): Promise<string> {
  const [proposer, ...sponsors] = ['PRT', 'CAN', 'MAR', 'PHL'].filter((code) =>
    cast.members.some((member) => member.code === code),
  );
  if (proposer === undefined) throw new Error('the story has no proposer');
  const topics = `/api/consultations/${consultation}/topics`;
  const { id } = await stage.send<{ id: string }>(emailOf(proposer, 'representative'), 'POST', topics, {
    title: hostSociety.title,
    reasons: withRemark(hostSociety),
    member: proposer,
  });
  for (const code of sponsors) {
    await stage.send(emailOf(code, 'representative'), 'PUT', `${topics}/${id}/sponsors/${code}`);
  }
  await stage.send(chair, 'POST', `${topics}/${id}/ruling`, { to: 'admitted' });
  return id;
}

/** A delegation's proposal has no remark of the Administration, so what is invented about it is said in the case itself. */
const withRemark = ({ reasons, remark }: StoryTopic): FullText => ({
  en: `${reasons.en} (${remark.en})`,
  fr: `${reasons.fr} (${remark.fr})`,
  es: `${reasons.es} (${remark.es})`,
});

const positions = ['support', 'support', 'support', 'supportWithComments', 'noPosition'] as const;

const comments: Readonly<Record<string, { language: 'en' | 'fr' | 'es'; words: string }>> = {
  en: {
    language: 'en',
    words:
      'Our delegation supports the theme and would welcome examples from employers as well as from associations of migrants. (Invented.)',
  },
  fr: {
    language: 'fr',
    words: 'Notre délégation appuie le thème et souhaite que les autorités locales y soient associées. (Inventé.)',
  },
  es: {
    language: 'es',
    words: 'Nuestra delegación apoya el tema general y propone que se preste atención a las remesas. (Inventado.)',
  },
};

/** Views on the theme from about half of the Members: support, with or without comments, or no position. All invented. */
export async function playViews(
  stage: Stage,
  { consultation }: Story,
  cast: Cast,
  tick?: (done: number, of: number) => void,
): Promise<void> {
  const givers = cast.members.filter((_, at) => at % 2 === 0);
  let done = 0;
  await forEach(givers, 6, async ({ code }) => {
    const at = givers.findIndex((member) => member.code === code);
    const position = positions[at % positions.length]!;
    const comment = comments[['en', 'fr', 'es'][at % 3]!]!;
    await stage.send(emailOf(code, 'representative'), 'PUT', `/api/consultations/${consultation}/views/theme`, {
      member: code,
      position,
      words: position === 'supportWithComments' ? comment.words : '',
      language: comment.language,
      release: true,
      replaces: 0,
    });
    tick?.(++done, givers.length);
  });
}
