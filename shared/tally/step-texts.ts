import type { Language } from '#shared/languages.ts';

/** The sentences that explain a count; the same in the page, the report and on the command line. */
const en = {
  ballots: '{ballots:ballot was|ballots were} counted, for {places:place|places}.',
  invalid: '{ballots:ballot was|ballots were} left out because the form is broken; each is listed with its reasons.',
  figure: '{option}: {votes}.',
  takes: '{options} – {votes} – within the {places:place|places} to be filled.',
  equalInside: '{options} have the same figure ({votes}); there is a place for each, so this is no tie.',
  tieOpen:
    '{options} are level[ with {votes}], and {places:place is|places are} left: a tie. Nothing in the count orders them.',
  tieLot: '{options} are level[ with {votes}]. By the recorded lot: {chosen}.',
  tieSeed: '{options} are level[ with {votes}]. By the lot from the published seed: {chosen}.',
  tieChair: '{options} are level[ with {votes}]. By the recorded decision of the chair: {chosen}.',
  notFilled: '{places:place stays|places stay} empty: there are fewer options than places.',
  points: '{option}: {votes:point|points}.',
  quota: 'Quota: {valid} valid ballots divided by {divisor}, cut to a whole number, plus one: {quota}.',
  roundOut: 'Round {round}: {option} has the fewest votes ({votes}) and goes out; more than half would be {half}.',
  roundMajority: 'Round {round}: {option} has {votes} of {total} continuing votes, more than half, and is elected.',
  roundLast: 'Round {round}: {option} alone is left, with {votes}, and is elected.',
  stageSurplus: 'Stage {round}: the surplus of {option} ({votes}) is transferred.',
  stageOut: 'Stage {round}: {option} has the fewest votes and goes out; the papers go to the next preferences.',
  stageElected: 'Stage {round}: {option} reaches the quota with {votes} and is elected.',
  stageVacancies:
    'Stage {round}: {options} fill {places:the last place|the last places}, as no more than these are left.',
  pathsWinners: 'No other option has a stronger path to {options} than the one back.',
  taken: 'Place {place}: {option}; no option that remains stands above.',
  takenWith: 'Place {place}: {option}, with {votes}.',
  pairLocked: '{winner} over {loser}, {won} to {lost}: kept.',
  pairSkipped: '{winner} over {loser}, {won} to {lost}: set aside, as it would close a circle with stronger ones.',
  pair: '{winner} is preferred to {loser} by {won} to {lost}.',
  pairLevel: '{options} are level, with {votes} each.',
  worstDefeat: '{option}: the worst defeat is {votes}.',
  beats: '{option}: {votes} (one for each option beaten, half for each level with it).',
  condorcet: '{option} is preferred to each other option: the Condorcet winner.',
  noCondorcet:
    'No option is preferred to each other one. {options} go round in a circle or are level; each of them is preferred to all the rest.',
  nothingAffordable: 'Nothing more can be paid for; {places:place is|places are} left.',
  bestCommittee: 'The best committee is {options}, with {votes}.',
  equalCommittees:
    '{committees} committees are equally good ({votes}). They differ in {options}, for {places:place|places}: a tie.',
  mean: '{option}: mean {votes}, from {scorers:ballot|ballots}.',
  meanTooFew:
    '{option}: mean {votes}, from {scorers:ballot|ballots}, fewer than the {minimum} that are needed; it cannot be elected.',
  starRunoff: 'Run-off: {winner} {won}, {loser} {lost}.',
  starWinner: '{option} wins the run-off; where it is level, the higher sum decides.',
  tieOut:
    '{options} have the fewest votes ({votes}) alike, and who goes out changes the outcome: a tie. Nothing in the count orders them.',
  tieImmaterial: '{options} are level[ ({votes})]; whichever is taken first, the outcome is the same.',
  tieEarlierOut:
    '{options} are level with {votes}. At {round}, the most recent earlier one that tells them apart, {chosen} was alone lowest and goes out.',
  tieEarlierIn:
    '{options} are level with {votes}. At {round}, the most recent earlier one that tells them apart, {chosen} was alone highest and comes first.',
} as const;

export type StepKey = keyof typeof en;

type Texts = Readonly<Record<StepKey, string>>;

const fr: Texts = {
  ballots: '{ballots:bulletin compté|bulletins comptés}, pour {places:place|places}.',
  invalid:
    '{ballots:bulletin écarté|bulletins écartés} pour vice de forme ; chacun figure dans la liste avec ses motifs.',
  figure: '{option} : {votes}.',
  takes: '{options} – {votes} – dans la limite de {places:place à pourvoir|places à pourvoir}.',
  equalInside:
    '{options} ont le même chiffre ({votes}) ; il y a une place pour chacun, il n’y a donc pas d’égalité à départager.',
  tieOpen:
    '{options} sont à égalité[ ({votes})] et il reste {places:place|places}. Rien dans le dépouillement ne les départage.',
  tieLot: '{options} sont à égalité[ ({votes})]. Selon le tirage au sort consigné : {chosen}.',
  tieSeed: '{options} sont à égalité[ ({votes})]. Selon le tirage issu de la graine publiée : {chosen}.',
  tieChair: '{options} sont à égalité[ ({votes})]. Selon la décision consignée de la présidence : {chosen}.',
  notFilled: '{places:place reste vacante|places restent vacantes} : il y a moins d’options que de places.',
  points: '{option} : {votes:point|points}.',
  quota: 'Quota : {valid} bulletins valables divisés par {divisor}, arrondi à l’entier inférieur, plus un : {quota}.',
  roundOut: 'Tour {round} : {option} a le moins de voix ({votes}) et sort ; la majorité serait de {half}.',
  roundMajority: 'Tour {round} : {option} a {votes} des {total} voix encore en jeu, plus de la moitié, et est retenue.',
  roundLast: 'Tour {round} : il ne reste que {option}, avec {votes}, qui est retenue.',
  stageSurplus: 'Étape {round} : l’excédent de {option} ({votes}) est transféré.',
  stageOut: 'Étape {round} : {option} a le moins de voix et sort ; les bulletins vont aux préférences suivantes.',
  stageElected: 'Étape {round} : {option} atteint le quota avec {votes} et est retenue.',
  stageVacancies:
    'Étape {round} : {options} : {places:dernière place pourvue|dernières places pourvues}, car il n’en reste pas d’autres.',
  pathsWinners: 'Aucune autre option n’a vers {options} un chemin plus fort que le chemin inverse.',
  taken: 'Place {place} : {option} ; aucune des options restantes n’est au-dessus.',
  takenWith: 'Place {place} : {option}, avec {votes}.',
  pairLocked: '{winner} devant {loser}, {won} contre {lost} : retenu.',
  pairSkipped: '{winner} devant {loser}, {won} contre {lost} : écarté, car il fermerait un cercle avec de plus forts.',
  pair: '{winner} est préféré à {loser} par {won} contre {lost}.',
  pairLevel: '{options} sont à égalité, avec {votes} chacun.',
  worstDefeat: '{option} : la pire défaite est de {votes}.',
  beats: '{option} : {votes} (un par option battue, un demi par option à égalité).',
  condorcet: '{option} est préféré à chacune des autres options : c’est le gagnant de Condorcet.',
  noCondorcet:
    'Aucune option n’est préférée à chacune des autres. {options} forment un cercle ou sont à égalité ; chacune est préférée à toutes les autres.',
  nothingAffordable: 'Plus rien ne peut être payé ; il reste {places:place|places}.',
  bestCommittee: 'Le meilleur ensemble est {options}, avec {votes}.',
  equalCommittees:
    '{committees} ensembles se valent ({votes}). Ils diffèrent par {options}, pour {places:place|places} : égalité.',
  mean: '{option} : moyenne {votes}, sur {scorers:bulletin|bulletins}.',
  meanTooFew:
    '{option} : moyenne {votes}, sur {scorers:bulletin|bulletins}, moins que les {minimum} requis ; ne peut être retenue.',
  starRunoff: 'Second tour : {winner} {won}, {loser} {lost}.',
  starWinner: '{option} remporte le second tour ; à égalité, la somme la plus élevée l’emporte.',
  tieOut:
    '{options} ont à égalité le moins de voix ({votes}) et le choix de celle qui sort change l’issue : égalité. Rien dans le dépouillement ne les départage.',
  tieImmaterial: '{options} sont à égalité[ ({votes})] ; quelle que soit la première prise, l’issue est la même.',
  tieEarlierOut:
    '{options} sont à égalité[ ({votes})]. À l’étape {round}, la plus récente qui les distingue, {chosen} était seule dernière et sort.',
  tieEarlierIn:
    '{options} sont à égalité[ ({votes})]. À l’étape {round}, la plus récente qui les distingue, {chosen} était seule en tête et passe d’abord.',
};

const es: Texts = {
  ballots: '{ballots:papeleta contada|papeletas contadas}, para {places:puesto|puestos}.',
  invalid:
    '{ballots:papeleta excluida|papeletas excluidas} por defecto de forma; cada una figura en la lista con sus motivos.',
  figure: '{option}: {votes}.',
  takes: '{options} – {votes} – dentro de {places:puesto por cubrir|puestos por cubrir}.',
  equalInside: '{options} tienen la misma cifra ({votes}); hay un puesto para cada una, por lo que no hay empate.',
  tieOpen:
    '{options} empatan[ con {votes}] y quedan por cubrir {places:puesto|puestos}: empate. Nada en el recuento las ordena.',
  tieLot: '{options} empatan[ con {votes}]. Según el sorteo registrado: {chosen}.',
  tieSeed: '{options} empatan[ con {votes}]. Según el sorteo a partir de la semilla publicada: {chosen}.',
  tieChair: '{options} empatan[ con {votes}]. Según la decisión registrada de la Presidencia: {chosen}.',
  notFilled: '{places:puesto queda vacante|puestos quedan vacantes}: hay menos opciones que puestos.',
  points: '{option}: {votes:punto|puntos}.',
  quota: 'Cuota: {valid} papeletas válidas divididas por {divisor}, sin decimales, más una: {quota}.',
  roundOut:
    'Ronda {round}: {option} tiene menos votos que las demás ({votes}) y queda fuera; la mayoría sería de {half}.',
  roundMajority:
    'Ronda {round}: {option} tiene {votes} de los {total} votos que siguen en juego, más de la mitad, y resulta elegida.',
  roundLast: 'Ronda {round}: solo queda {option}, con {votes}, y resulta elegida.',
  stageSurplus: 'Etapa {round}: se transfiere el excedente de {option} ({votes}).',
  stageOut:
    'Etapa {round}: {option} tiene menos votos y queda fuera; las papeletas pasan a las preferencias siguientes.',
  stageElected: 'Etapa {round}: {option} alcanza la cuota con {votes} y resulta elegida.',
  stageVacancies:
    'Etapa {round}: {options}: {places:último puesto cubierto|últimos puestos cubiertos}, pues no quedan más.',
  pathsWinners: 'Ninguna otra opción tiene hacia {options} un camino más fuerte que el inverso.',
  taken: 'Puesto {place}: {option}; ninguna de las opciones restantes está por encima.',
  takenWith: 'Puesto {place}: {option}, con {votes}.',
  pairLocked: '{winner} sobre {loser}, {won} a {lost}: se mantiene.',
  pairSkipped: '{winner} sobre {loser}, {won} a {lost}: se descarta, pues cerraría un ciclo con otros más fuertes.',
  pair: 'Se prefiere {winner} a {loser} por {won} a {lost}.',
  pairLevel: '{options} están igualadas, con {votes} cada una.',
  worstDefeat: '{option}: la peor derrota es de {votes}.',
  beats: '{option}: {votes} (uno por opción vencida, medio por opción igualada).',
  condorcet: '{option} es preferida a cada una de las demás opciones: ganadora de Condorcet.',
  noCondorcet:
    'Ninguna opción es preferida a cada una de las demás. {options} forman un ciclo o están igualadas; cada una es preferida al resto.',
  nothingAffordable: 'Nada más puede pagarse; por cubrir: {places:puesto|puestos}.',
  bestCommittee: 'El mejor conjunto es {options}, con {votes}.',
  equalCommittees:
    '{committees} conjuntos son igual de buenos ({votes}). Difieren en {options}, para {places:puesto|puestos}: empate.',
  mean: '{option}: media {votes}, de {scorers:papeleta|papeletas}.',
  meanTooFew:
    '{option}: media {votes}, de {scorers:papeleta|papeletas}, menos que las {minimum} requeridas; no puede ser elegida.',
  starRunoff: 'Segunda vuelta: {winner} {won}, {loser} {lost}.',
  starWinner: '{option} gana la segunda vuelta; en caso de igualdad decide la suma más alta.',
  tieOut:
    '{options} tienen por igual menos votos ({votes}) y cuál sale cambia el resultado: empate. Nada en el recuento las ordena.',
  tieImmaterial: '{options} están igualadas[ ({votes})]; cualquiera que se tome primero, el resultado es el mismo.',
  tieEarlierOut:
    '{options} empatan con {votes}. En la etapa {round}, la más reciente que las distingue, {chosen} era la única con menos votos y sale.',
  tieEarlierIn:
    '{options} empatan con {votes}. En la etapa {round}, la más reciente que las distingue, {chosen} era la única con más votos y va primero.',
};

export const stepTexts: Readonly<Record<Language, Texts>> = { en, fr, es };
