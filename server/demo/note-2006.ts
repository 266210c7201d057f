import type { FullText } from '#shared/languages.ts';

/**
 * The note of the model case: a summary in our own words of the discussion note that was circulated in autumn 2005, with its
 * paragraph numbers kept. French and Spanish are unofficial translations.
 */
export const title: FullText = {
  en: 'International Dialogue on Migration 2006: theme and workshops',
  fr: 'Dialogue international sur la migration 2006 : thème et ateliers',
  es: 'Diálogo Internacional sobre la Migración 2006: tema general y talleres',
};

export const remark: FullText = {
  en: 'Model case. The note is a summary in other words of the one of autumn 2005; French and Spanish are unofficial translations. The list of members is as of 31 December 2005. Every answer, name of a person and hour is invented.',
  fr: 'Cas type. La note résume en d’autres termes celle de l’automne 2005 ; les versions française et espagnole sont des traductions non officielles. La liste des membres est arrêtée au 31 décembre 2005. Les réponses, noms de personnes et heures sont inventés.',
  es: 'Caso modelo. La nota resume con otras palabras la de otoño de 2005; las versiones francesa y española son traducciones no oficiales. La lista de miembros es la del 31 de diciembre de 2005. Las respuestas, los nombres de personas y las horas son inventados.',
};

export const asked: readonly FullText[] = [
  {
    en: 'Give the view of your delegation on the theme proposed for 2006 (paragraph 11).',
    fr: 'Donner l’avis de votre délégation sur le thème proposé pour 2006 (paragraphe 11).',
    es: 'Dar la opinión de su delegación sobre el tema general propuesto para 2006 (párrafo 11).',
  },
  {
    en: 'Propose other topics, if your delegation so wishes (paragraph 12).',
    fr: 'Proposer d’autres sujets, si votre délégation le souhaite (paragraphe 12).',
    es: 'Proponer otros temas, si su delegación lo desea (párrafo 12).',
  },
  {
    en: 'Choose two topics for the workshops of 2006 (paragraph 12).',
    fr: 'Choisir deux sujets pour les ateliers de 2006 (paragraphe 12).',
    es: 'Elegir dos temas para los talleres de 2006 (párrafo 12).',
  },
];

export const theme = {
  title: {
    en: 'Partnerships in Migration: Engaging Business and Civil Society',
    fr: 'Partenariats dans le domaine de la migration : associer les entreprises et la société civile',
    es: 'Asociaciones en materia de migración: la participación de las empresas y la sociedad civil',
  } satisfies FullText,
  paragraph: 11,
};

export const paragraphs: readonly { number: number; heading: FullText | null; words: FullText }[] = [
  {
    number: 1,
    heading: null,
    words: {
      en: 'The theme for 2005 is policy coherence on migration. This note reports on what was done since the last informal consultation and on the plans for the Council session of 2005, and asks the membership for its views on the theme and the workshops of 2006.',
      fr: 'Le thème de 2005 est la cohérence des politiques migratoires. La présente note rend compte de ce qui a été fait depuis la dernière consultation informelle et de ce qui est prévu pour la session du Conseil de 2005, et sollicite l’avis des membres sur le thème et les ateliers de 2006.',
      es: 'El tema de 2005 es la coherencia de las políticas migratorias. La presente nota informa de lo realizado desde la última consulta informal y de lo previsto para la reunión del Consejo de 2005, y solicita la opinión de los miembros sobre el tema general y los talleres de 2006.',
    },
  },
  {
    number: 2,
    heading: { en: 'Developing capacity', fr: 'Renforcement des capacités', es: 'Desarrollo de capacidades' },
    words: {
      en: 'A workshop on capacity to manage migration was held on 27 and 28 September 2005. About 175 officials and experts took part; some 60 from developing countries could be supported.',
      fr: 'Un atelier sur les capacités de gestion des migrations s’est tenu les 27 et 28 septembre 2005. Environ 175 fonctionnaires et experts y ont participé ; une soixantaine, venus de pays en développement, ont pu être soutenus.',
      es: 'Los días 27 y 28 de septiembre de 2005 se celebró un taller sobre la capacidad de gestionar la migración. Participaron unos 175 funcionarios y expertos; se pudo apoyar a unos 60 de países en desarrollo.',
    },
  },
  {
    number: 3,
    heading: {
      en: 'The Council session of 2005',
      fr: 'La session du Conseil de 2005',
      es: 'La reunión del Consejo de 2005',
    },
    words: {
      en: 'The dialogue at the Council will look at coherence within governments, between countries, and with other partners at all levels.',
      fr: 'Le dialogue au Conseil portera sur la cohérence au sein des gouvernements, entre les pays et avec les autres partenaires, à tous les niveaux.',
      es: 'El diálogo en el Consejo examinará la coherencia dentro de los gobiernos, entre los países y con otros asociados en todos los niveles.',
    },
  },
  {
    number: 4,
    heading: null,
    words: {
      en: 'A new advisory board of chief executives will be introduced just before the dialogue, to exchange ideas on questions that concern migration and business alike.',
      fr: 'Un nouveau conseil consultatif de dirigeants d’entreprise sera présenté juste avant le dialogue, pour échanger des idées sur les questions qui intéressent à la fois la migration et l’économie.',
      es: 'Justo antes del diálogo se presentará un nuevo consejo consultivo de directivos de empresas, para intercambiar ideas sobre cuestiones que atañen tanto a la migración como a la empresa.',
    },
  },
  {
    number: 5,
    heading: null,
    words: {
      en: 'The programme has three parts: a high-level plenary on the theme, a review of the year, and a session on migration and development.',
      fr: 'Le programme comporte trois parties : une plénière de haut niveau sur le thème, un bilan de l’année et une séance sur la migration et le développement.',
      es: 'El programa consta de tres partes: una sesión plenaria de alto nivel sobre el tema, un repaso del año y una sesión sobre migración y desarrollo.',
    },
  },
  {
    number: 6,
    heading: null,
    words: {
      en: 'The plenary will hear ministers on the importance of policy coherence as described in paragraph 3.',
      fr: 'La plénière entendra des ministres sur l’importance de la cohérence des politiques décrite au paragraphe 3.',
      es: 'La sesión plenaria escuchará a ministros sobre la importancia de la coherencia de las políticas descrita en el párrafo 3.',
    },
  },
  {
    number: 7,
    heading: null,
    words: {
      en: 'As earlier informal consultations advised, the review of the year will treat few developments and leave members time to comment.',
      fr: 'Conformément aux avis recueillis lors de consultations antérieures, le bilan de l’année portera sur un petit nombre de faits et laissera aux membres le temps de s’exprimer.',
      es: 'Siguiendo lo aconsejado en consultas anteriores, el repaso del año tratará pocos acontecimientos y dejará a los miembros tiempo para comentar.',
    },
  },
  {
    number: 8,
    heading: null,
    words: {
      en: 'In place of workshops at the Council, a panel will take the findings of the February workshop on migration and development further. A draft on policy approaches will be sent to members in good time for study in capitals.',
      fr: 'En lieu et place d’ateliers au Conseil, une table ronde approfondira les conclusions de l’atelier de février sur la migration et le développement. Un projet de document sur les orientations sera adressé aux membres en temps utile pour examen dans les capitales.',
      es: 'En lugar de talleres en el Consejo, una mesa redonda profundizará en las conclusiones del taller de febrero sobre migración y desarrollo. Se enviará a los miembros, con tiempo para su estudio en las capitales, un proyecto sobre orientaciones de política.',
    },
  },
  {
    number: 9,
    heading: null,
    words: {
      en: 'As requested earlier, time is reserved after the general debate for the report of the Global Commission on International Migration.',
      fr: 'Comme demandé précédemment, du temps est réservé après le débat général pour le rapport de la Commission mondiale sur les migrations internationales.',
      es: 'Como se pidió anteriormente, tras el debate general se ha reservado tiempo para el informe de la Comisión Mundial sobre las Migraciones Internacionales.',
    },
  },
  {
    number: 10,
    heading: {
      en: 'Theme and workshops of 2006',
      fr: 'Thème et ateliers de 2006',
      es: 'Tema general y talleres de 2006',
    },
    words: {
      en: 'Theme and topics are usually chosen early in the year. The Administration proposes to choose them now, so that research, partners and funds can be found in time.',
      fr: 'Le thème et les sujets sont d’ordinaire choisis au début de l’année. L’Administration propose de les choisir dès maintenant, afin que recherches, partenaires et fonds puissent être réunis à temps.',
      es: 'El tema general y los temas suelen elegirse a principios de año. La Administración propone elegirlos ya, para que las investigaciones, los asociados y los fondos puedan reunirse a tiempo.',
    },
  },
  {
    number: 11,
    heading: null,
    words: {
      en: 'For 2006 the Administration proposes the theme “Partnerships in Migration: Engaging Business and Civil Society”. Governments have been drawn into the dialogue in recent years; companies, associations of migrants and other organisations have had a smaller part in it, although they have a role in work-related migration, remittances and much else.',
      fr: 'Pour 2006, l’Administration propose le thème « Partenariats dans le domaine de la migration : associer les entreprises et la société civile ». Les gouvernements ont été associés au dialogue ces dernières années ; les entreprises, les associations de migrants et d’autres organisations y ont eu une moindre part, alors qu’elles jouent un rôle dans les migrations de travail, les envois de fonds et bien d’autres domaines.',
      es: 'Para 2006 la Administración propone el tema general «Asociaciones en materia de migración: la participación de las empresas y la sociedad civil». En los últimos años se ha atraído a los gobiernos al diálogo; las empresas, las asociaciones de migrantes y otras organizaciones han tenido en él una parte menor, aunque desempeñan un papel en la migración laboral, las remesas y muchos otros ámbitos.',
    },
  },
  {
    number: 12,
    heading: null,
    words: {
      en: 'Two workshops are to be held in 2006. Delegations are asked to consider the three topics below, or such others as they may propose, and to select two.',
      fr: 'Deux ateliers doivent avoir lieu en 2006. Les délégations sont priées d’examiner les trois sujets ci-dessous, ou ceux qu’elles pourraient proposer, et d’en choisir deux.',
      es: 'En 2006 se celebrarán dos talleres. Se pide a las delegaciones que examinen los tres temas siguientes, u otros que deseen proponer, y que elijan dos.',
    },
  },
  {
    number: 13,
    heading: null,
    words: {
      en: 'The workshops are planned for the first and the third quarter of 2006.',
      fr: 'Les ateliers sont prévus au premier et au troisième trimestre de 2006.',
      es: 'Los talleres están previstos para el primer y el tercer trimestre de 2006.',
    },
  },
];
