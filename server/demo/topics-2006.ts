import type { FullText } from '#shared/languages.ts';

/** The topics of the model case, in the order in which they get their letters, with what is known of their earlier years. */
export interface StoryTopic {
  readonly letter: 'A' | 'B' | 'C' | 'D';
  readonly title: FullText;
  readonly reasons: FullText;
  readonly remark: FullText;
  readonly buildsOn: readonly { readonly year: number; readonly title: FullText }[];
}

const workshop = (year: number, en: string, fr: string, es: string) => ({ year, title: { en, fr, es } });

export const environment: StoryTopic = {
  letter: 'A',
  title: { en: 'Migration and the Environment', fr: 'Migration et environnement', es: 'Migración y medio ambiente' },
  reasons: {
    en: 'Natural disasters have shown how closely migration and the environment are bound together. Relief has had much attention; the lasting effects of a changing climate, of deforestation and of the loss of land and water have had little. The workshop would bring officials of both fields together and look at means to plan jointly.',
    fr: 'Les catastrophes naturelles ont montré combien migration et environnement sont liés. Les secours ont retenu l’attention ; les effets durables du changement climatique, de la déforestation et de la perte de terres et d’eau l’ont peu retenue. L’atelier réunirait des responsables des deux domaines et rechercherait les moyens de planifier ensemble.',
    es: 'Los desastres naturales han mostrado cuán unidos están la migración y el medio ambiente. El socorro ha recibido mucha atención; los efectos duraderos del cambio climático, de la deforestación y de la pérdida de tierra y agua, poca. El taller reuniría a responsables de ambos ámbitos y buscaría medios para planificar conjuntamente.',
  },
  remark: {
    en: 'Proposed before and deferred to 2006.',
    fr: 'Proposé auparavant et reporté à 2006.',
    es: 'Propuesto anteriormente y aplazado a 2006.',
  },
  buildsOn: [],
};

export const southSouth: StoryTopic = {
  letter: 'B',
  title: { en: 'South/South Migration', fr: 'Migration Sud-Sud', es: 'Migración Sur-Sur' },
  reasons: {
    en: 'Some two fifths of all migration, and somewhat more of all remittances, pass between countries of the South, yet attention has gone to the movement from South to North. The workshop would look at patterns and needs, internal migration included.',
    fr: 'Environ deux cinquièmes des migrations, et un peu plus des envois de fonds, se font entre pays du Sud, alors que l’attention s’est portée sur le mouvement du Sud vers le Nord. L’atelier examinerait les tendances et les besoins, y compris la migration interne.',
    es: 'Unos dos quintos de la migración, y algo más de las remesas, se producen entre países del Sur, pero la atención se ha centrado en el movimiento del Sur al Norte. El taller examinaría las pautas y las necesidades, incluida la migración interna.',
  },
  remark: {
    en: 'Proposed as the theme for 2005; not endorsed, of general interest.',
    fr: 'Proposé comme thème pour 2005 ; non retenu, d’intérêt général.',
    es: 'Propuesto como tema general para 2005; no respaldado, de interés general.',
  },
  buildsOn: [],
};

export const healthcare: StoryTopic = {
  letter: 'C',
  title: {
    en: 'Migration of Healthcare Workers',
    fr: 'Migration des travailleurs de la santé',
    es: 'Migración de los trabajadores de la salud',
  },
  reasons: {
    en: 'Ageing populations will need still more healthcare workers, and the countries that train them feel the effects on development and health. The workshop would build on earlier ones and on the cooperation with WHO and ILO.',
    fr: 'Les populations vieillissantes auront besoin de davantage encore de travailleurs de la santé, et les pays qui les forment en ressentent les effets sur le développement et la santé. L’atelier s’appuierait sur les précédents et sur la coopération avec l’OMS et l’OIT.',
    es: 'Las poblaciones que envejecen necesitarán aún más trabajadores de la salud, y los países que los forman sienten los efectos en el desarrollo y la salud. El taller se basaría en los anteriores y en la cooperación con la OMS y la OIT.',
  },
  remark: {
    en: 'Builds on workshops of 2003, 2004 and 2005.',
    fr: 'S’appuie sur des ateliers de 2003, 2004 et 2005.',
    es: 'Se basa en talleres de 2003, 2004 y 2005.',
  },
  buildsOn: [
    workshop(2003, 'Migration and Trade', 'Migration et commerce', 'Migración y comercio'),
    workshop(2004, 'Migration and Health', 'Migration et santé', 'Migración y salud'),
    workshop(2004, 'Migration and Trade', 'Migration et commerce', 'Migración y comercio'),
    workshop(2005, 'Migration and Development', 'Migration et développement', 'Migración y desarrollo'),
  ],
};

export const hostSociety: StoryTopic = {
  letter: 'D',
  title: {
    en: 'Migrants and the Host Society',
    fr: 'Les migrants et la société d’accueil',
    es: 'Los migrantes y la sociedad de acogida',
  },
  reasons: {
    en: 'How migrants and the society that receives them come to live together concerns every member. The workshop would compare what authorities, employers and associations do, and what has worked.',
    fr: 'La manière dont les migrants et la société qui les accueille apprennent à vivre ensemble intéresse tous les membres. L’atelier comparerait ce que font les autorités, les employeurs et les associations, et ce qui a réussi.',
    es: 'Cómo llegan a convivir los migrantes y la sociedad que los recibe interesa a todos los miembros. El taller compararía lo que hacen las autoridades, los empleadores y las asociaciones, y lo que ha funcionado.',
  },
  remark: {
    en: 'Proposed by a delegation. Who did is not known; the proposer shown is invented.',
    fr: 'Proposé par une délégation. On ignore laquelle ; celle qui est indiquée est inventée.',
    es: 'Propuesto por una delegación. No se sabe cuál; la que se indica es inventada.',
  },
  buildsOn: [],
};

export const question: FullText = {
  en: 'Which two topics should the workshops of 2006 take up?',
  fr: 'Quels sont les deux thèmes que les ateliers de 2006 devraient traiter ?',
  es: '¿Qué dos temas deberían tratar los talleres de 2006?',
};

/** What the Chair declared in the story. C was held under this title; A is deferred to a year that we invented. */
export const declaration = {
  words: {
    en: 'The theme is retained. The workshops of 2006 will take up migration and human resources for health, and migrants and the host society. Migration and the environment is deferred to 2007. South/South migration is of general interest.',
    fr: 'Le thème est retenu. Les ateliers de 2006 porteront sur la migration et les ressources humaines de la santé, ainsi que sur les migrants et la société d’accueil. Le sujet « Migration et environnement » est reporté à 2007. La migration Sud-Sud est d’intérêt général.',
    es: 'Se retiene el tema general. Los talleres de 2006 tratarán de la migración y los recursos humanos para la salud, y de los migrantes y la sociedad de acogida. «Migración y medio ambiente» se aplaza a 2007. La migración Sur-Sur es de interés general.',
  } satisfies FullText,
  newTitle: {
    en: 'Migration and Human Resources for Health: From Awareness to Action',
    fr: 'Migration et ressources humaines de la santé : de la prise de conscience à l’action',
    es: 'Migración y recursos humanos para la salud: de la toma de conciencia a la acción',
  } satisfies FullText,
  deferredTo: 2007,
};
