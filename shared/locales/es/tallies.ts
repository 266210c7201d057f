import type { tallies as en } from '../en/tallies.ts';
import type { Message } from '../translate.ts';

/**
 * What rules have beside their figures, stages and pairs and ranks, and whose rules a decision follows, with where they stand: read on the pages
 * of a result, in its files, and where a rule is chosen.
 */
export const tallies = {
  'results.page.ranks': 'Rangos',
  'results.page.ranksCaption': 'Cuántos votos dieron cada rango a cada tema',
  'results.page.withoutRank': 'Sin clasificar',
  'results.page.scores': 'Puntuaciones',
  'results.page.scoresCaption': 'Cuántos votos dieron cada puntuación a cada tema',
  'results.page.withoutScore': 'Sin puntuación',
  'results.page.pairs': 'Pares',
  'results.page.pairsHow':
    'Cada celda dice cuántos votos prefieren el tema de la fila al de la columna, y cuántos lo contrario. ▲ señala el preferido.',
  'results.page.pairsCaption': 'Votos que prefieren el tema de la fila al de la columna',
  'results.page.preferred': 'Preferido',
  'results.page.pair': '{winner} se prefiere a {loser} por {won} contra {lost}.',
  'results.page.pairLevel': '{list} están igualados, con {n} cada uno.',
  'results.page.condorcet': '{name} se prefiere a cada uno de los demás temas: es el ganador de Condorcet.',
  'results.page.noCondorcet':
    'Ningún tema se prefiere a cada uno de los demás. {list} forman un ciclo o están igualados; cada uno de ellos se prefiere a todos los otros.',
  'results.page.noCondorcetAll': 'Ningún tema se prefiere a cada uno de los demás: forman un ciclo o están igualados.',
  'results.page.paths': 'Caminos más fuertes',
  'results.page.pathsHow':
    'Un camino lleva de un tema a otro por pares ganados; su fuerza es la de su par más débil. El tema cuyo camino hacia el otro es más fuerte queda por delante; ▲ lo señala.',
  'results.page.pathsCaption': 'Fuerza del camino más fuerte del tema de la fila al de la columna',
  'results.page.pathFrom': 'Camino desde',
  'results.page.orderedPairs': 'Pares por orden de fuerza',
  'results.page.orderedPairsCaption':
    'Pares del más fuerte al más débil; cada uno se mantiene salvo que cierre un ciclo con otros más fuertes',
  'results.page.pairOf': 'Par',
  'results.page.pairOver': '{winner} ante {loser}',
  'results.page.pairVotes': 'A favor y en contra',
  'results.page.pairKept': 'Mantenido',
  'results.page.pairSetAside': 'Apartado',
  'results.page.taken': 'Un puesto tras otro',
  'results.page.takenCaption': 'Temas en el orden en que ocuparon los puestos',
  'results.page.takenBy.weight': 'peso de los votos que lo aprueban',
  'results.page.takenBy.load': 'carga que soporta entonces cada uno de sus partidarios',
  'results.page.takenBy.price': 'precio que paga como máximo cada uno de sus partidarios',
  'results.page.committee': {
    one: 'El mejor conjunto de temas alcanza la suma de {score}; ningún otro la alcanza.',
    other: '{n} conjuntos de temas alcanzan la suma más alta, {score}.',
  },
  'results.page.runOff': 'Desempate entre los dos más altos: {first} {n}, {second} {m}.',
  'results.page.required': {
    one: 'Se necesita {n} voto para un puesto.',
    other: 'Se necesitan {n} votos para un puesto.',
  },
  'results.page.outcomes': 'A qué llevan las maneras de resolver el empate',
  'results.page.outcomesMany': 'Las maneras de resolver el empate llevan a {n} resultados distintos.',
  'results.page.stages': 'Etapas del recuento',
  'results.page.stagesCaption': 'Votos de cada tema en cada etapa, con lo que se le transfirió',
  'results.page.stage': 'Etapa {n}',
  'results.page.stageByStage': 'Etapa por etapa',
  'results.page.stageOf': 'Etapa {n} de {of}',
  'results.page.stageBefore': 'Etapa anterior',
  'results.page.stageAfter': 'Etapa siguiente',
  'results.page.votes': 'Votos',
  'results.page.action.firstPreferences': 'Primeras preferencias',
  'results.page.action.surplus': 'Excedente de {letter}',
  'results.page.action.exclude': { one: '{letter} queda eliminado', other: '{letter} quedan eliminados' },
  'results.page.action.elect': { one: '{letter} elegido', other: '{letter} elegidos' },
  'results.page.allBallots': 'Todos los votos válidos',
  'results.page.groupsCaptionOf': '{figure} por tema y votos con preferencia, por grupo regional',
  'results.check.points': 'Puntos: {sum} en total, como máximo {most} ({max} en cada voto con preferencia).',
  'results.check.votes': 'A favor {yes} + en contra {no} = {sum}. Votos con preferencia: {withChoice}.',
  'results.stage': 'Etapa',
  'results.exhausted': 'No transferibles',
  'results.residue': 'Perdidos por redondeo',
  'results.quota': 'Cociente',
  'results.elected': 'Elegidas',
  'results.excluded': 'Eliminadas',
  'results.preferredTo': 'Preferida a',
  'results.sheet.figures': 'Cifras',
  'results.sheet.steps': 'Pasos',
  'results.sheet.step': 'Paso',
  'preset.plain': 'Más de la mitad de los presentes y votantes',
  'preset.iomCouncil': 'Consejo de la OIM: mayoría simple (Constitución de la OIM, art. 24)',
  'preset.iomCouncilTwoThirds':
    'Consejo de la OIM: dos tercios (Constitución de la OIM, art. 24 con los arts. 2, 4 y 13)',
  'preset.iomOfMembersTwoThirds': 'OIM: dos tercios de los Miembros (Constitución de la OIM, arts. 18(2) y 25)',
  'preset.iomOfMembersThreeQuarters': 'OIM: tres cuartos de los Miembros (Constitución de la OIM, art. 28)',
  'preset.unGa': 'Asamblea General de las Naciones Unidas: mayoría simple (A/520, arts. 67, 85, 86 y 95)',
  'preset.unGaTwoThirds': 'Asamblea General de las Naciones Unidas: dos tercios (A/520, arts. 67, 83 y 86)',
  'preset.unGaCommittee':
    'Comisiones de la Asamblea General de las Naciones Unidas: mayoría simple (A/520, arts. 108, 125 y 133)',
  'preset.who':
    'OMS: mayoría simple (Reglamento Interior de la Asamblea Mundial de la Salud, art. 85 para las comisiones)',
  'preset.ilo':
    'OIT: mayoría simple, los votos alcanzan la mitad de los delegados presentes (Constitución de la OIT, art. 17)',
  'preset.fao': 'FAO: más de la mitad de los votos emitidos (Reglamento General de la Organización, art. XII-4 a))',
  'preset.unesco': 'UNESCO: mayoría simple (Reglamento de la Conferencia General)',
  'preset.oasCommittee': 'Comisiones de la Asamblea General de la OEA: mayoría simple (Reglamento, art. 52)',
  'preset.parisUnion': 'Unión de París: dos tercios (Convenio de París, art. 13.4))',
  'preset.iso':
    'ISO/CEI: dos tercios de los miembros P votantes, como máximo un cuarto de votos negativos (Directivas, parte 1)',
} as const satisfies { [key in keyof typeof en]: Message };
