import type { tallies as en } from '../en/tallies.ts';
import type { Message } from '../translate.ts';

/**
 * What rules have beside their figures, stages and pairs and ranks, and whose rules a decision follows, with where they stand: read on the pages
 * of a result, in its files, and where a rule is chosen.
 */
export const tallies = {
  'results.page.ranks': 'Rangs',
  'results.page.ranksCaption': 'Nombre de bulletins qui ont donné chaque rang à chaque thème',
  'results.page.withoutRank': 'Non classé',
  'results.page.scores': 'Notes',
  'results.page.scoresCaption': 'Nombre de bulletins qui ont donné chaque note à chaque thème',
  'results.page.withoutScore': 'Sans note',
  'results.page.pairs': 'Paires',
  'results.page.pairsHow':
    'Chaque case dit combien de bulletins préfèrent le thème de la ligne à celui de la colonne, et combien l’inverse. ▲ marque le préféré.',
  'results.page.pairsCaption': 'Bulletins qui préfèrent le thème de la ligne à celui de la colonne',
  'results.page.preferred': 'Préféré',
  'results.page.pair': '{winner} est préféré à {loser} par {won} contre {lost}.',
  'results.page.pairLevel': '{list} sont à égalité, avec {n} chacun.',
  'results.page.condorcet': '{name} est préféré à chacun des autres thèmes : c’est le vainqueur de Condorcet.',
  'results.page.noCondorcet':
    'Aucun thème n’est préféré à chacun des autres. {list} forment un cycle ou sont à égalité ; chacun d’eux est préféré à tous les autres.',
  'results.page.noCondorcetAll':
    'Aucun thème n’est préféré à chacun des autres : ils forment un cycle ou sont à égalité.',
  'results.page.paths': 'Chemins les plus forts',
  'results.page.pathsHow':
    'Un chemin mène d’un thème à un autre par des paires gagnées ; sa force est celle de sa paire la plus faible. Le thème dont le chemin vers l’autre est plus fort est placé avant lui ; ▲ le marque.',
  'results.page.pathsCaption': 'Force du chemin le plus fort du thème de la ligne à celui de la colonne',
  'results.page.pathFrom': 'Chemin depuis',
  'results.page.orderedPairs': 'Paires par ordre de force',
  'results.page.orderedPairsCaption':
    'Paires de la plus forte à la plus faible, chacune retenue sauf si elle ferme un cycle avec de plus fortes',
  'results.page.pairOf': 'Paire',
  'results.page.pairOver': '{winner} devant {loser}',
  'results.page.pairVotes': 'Pour et contre',
  'results.page.pairKept': 'Retenue',
  'results.page.pairSetAside': 'Écartée',
  'results.page.taken': 'Une place après l’autre',
  'results.page.takenCaption': 'Thèmes dans l’ordre où ils ont pris les places',
  'results.page.takenBy.weight': 'poids des bulletins qui l’approuvent',
  'results.page.takenBy.load': 'charge que porte alors chacun de ses soutiens',
  'results.page.takenBy.price': 'prix que paie au plus chacun de ses soutiens',
  'results.page.committee': {
    one: 'Le meilleur ensemble de thèmes atteint la somme de {score} ; aucun autre ne l’atteint.',
    other: '{n} ensembles de thèmes atteignent la somme la plus élevée, {score}.',
  },
  'results.page.runOff': 'Duel entre les deux plus élevés : {first} {n}, {second} {m}.',
  'results.page.required': { one: 'Il faut {n} voix pour une place.', other: 'Il faut {n} voix pour une place.' },
  'results.page.outcomes': 'Ce à quoi mènent les manières de départager',
  'results.page.outcomesMany': 'Les manières de départager mènent à {n} résultats différents.',
  'results.page.stages': 'Stades du décompte',
  'results.page.stagesCaption': 'Voix de chaque thème à chaque stade, avec ce qui lui a été transféré',
  'results.page.stage': 'Stade {n}',
  'results.page.stageByStage': 'Stade par stade',
  'results.page.stageOf': 'Stade {n} sur {of}',
  'results.page.stageBefore': 'Stade précédent',
  'results.page.stageAfter': 'Stade suivant',
  'results.page.votes': 'Voix',
  'results.page.action.firstPreferences': 'Premières préférences',
  'results.page.action.surplus': 'Excédent de {letter}',
  'results.page.action.exclude': { one: '{letter} éliminé', other: '{letter} éliminés' },
  'results.page.action.elect': { one: '{letter} élu', other: '{letter} élus' },
  'results.page.allBallots': 'Tous les bulletins valables',
  'results.page.groupsCaptionOf': '{figure} par thème et bulletins exprimant un choix, par groupe régional',
  'results.check.points': 'Points : {sum} en tout, au plus {most} ({max} sur chaque bulletin exprimant un choix).',
  'results.check.votes': 'Pour {yes} + contre {no} = {sum}. Bulletins exprimant un choix : {withChoice}.',
  'results.stage': 'Stade',
  'results.exhausted': 'Non transférables',
  'results.residue': 'Perdues par arrondi',
  'results.quota': 'Quotient',
  'results.elected': 'Élues',
  'results.excluded': 'Éliminées',
  'results.preferredTo': 'Préférée à',
  'results.sheet.figures': 'Chiffres',
  'results.sheet.steps': 'Étapes',
  'results.sheet.step': 'Étape',
  'preset.plain': 'Plus de la moitié des présents et votants',
  'preset.iomCouncil': 'Conseil de l’OIM : majorité simple (Constitution de l’OIM, art. 24)',
  'preset.iomCouncilTwoThirds':
    'Conseil de l’OIM : deux tiers (Constitution de l’OIM, art. 24 avec les art. 2, 4 et 13)',
  'preset.iomOfMembersTwoThirds': 'OIM : deux tiers des Membres (Constitution de l’OIM, art. 18(2) et 25)',
  'preset.iomOfMembersThreeQuarters': 'OIM : trois quarts des Membres (Constitution de l’OIM, art. 28)',
  'preset.unGa': 'Assemblée générale des Nations Unies : majorité simple (A/520, art. 67, 85, 86 et 95)',
  'preset.unGaTwoThirds': 'Assemblée générale des Nations Unies : deux tiers (A/520, art. 67, 83 et 86)',
  'preset.unGaCommittee':
    'Commissions de l’Assemblée générale des Nations Unies : majorité simple (A/520, art. 108, 125 et 133)',
  'preset.who':
    'OMS : majorité simple (Règlement intérieur de l’Assemblée mondiale de la Santé, art. 85 pour les commissions)',
  'preset.ilo':
    'OIT : majorité simple, les suffrages atteignent la moitié des délégués présents (Constitution de l’OIT, art. 17)',
  'preset.fao': 'FAO : plus de la moitié des suffrages exprimés (Règlement général de l’Organisation, art. XII-4 a))',
  'preset.unesco': 'UNESCO : majorité simple (Règlement intérieur de la Conférence générale)',
  'preset.oasCommittee': 'Commissions de l’Assemblée générale de l’OEA : majorité simple (Règlement, art. 52)',
  'preset.parisUnion': 'Union de Paris : deux tiers (Convention de Paris, art. 13.4))',
  'preset.iso':
    'ISO/CEI : deux tiers des membres (P) votants, au plus un quart de votes négatifs (Directives, partie 1)',
} as const satisfies { [key in keyof typeof en]: Message };
