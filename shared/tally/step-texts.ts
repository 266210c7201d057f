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
  eitherWay: 'Every way from here leads to the same outcome: {options}.',
  roundOutTogether: 'Stage {round}: nobody votes for {options}; they go out together.',
  tieImmaterial: '{options} are level[ ({votes})]; whichever is taken first, the outcome is the same.',
  tieEarlierOut:
    '{options} are level with {votes}. At {round}, the most recent earlier one that tells them apart, {chosen} was alone lowest and goes out.',
  tieEarlierIn:
    '{options} are level with {votes}. At {round}, the most recent earlier one that tells them apart, {chosen} was alone highest and comes first.',
  voteFigures:
    'For {yes}, against {no}, abstentions {abstain}, invalid {invalid}; present {present} of {members} Members.',
  quorumMet: 'Quorum: {required} of {of} are required; {counted} are counted. It is met.',
  quorumNotMet: 'Quorum: {required} of {of} are required; {counted} are counted. It is not met.',
  voteVoid: 'There is no valid vote.',
  postponed:
    'The abstentions ({abstain}) are more than half of the votes: the matter is put off, and next time they do not count.',
  baseEmpty: 'Nobody voted for or against; 0 of 0 is never enough.',
  requiredMajority: 'More than half of {base} is {required}.',
  requiredMore: 'More than {numerator}/{denominator} of {base} is {required}.',
  requiredTwoThirds: 'Two-thirds of {base} is {required}.',
  requiredThreeQuarters: 'Three-quarters of {base} is {required}.',
  requiredAll: 'All of {base} is {required}.',
  requiredShare: '{numerator}/{denominator} of {base} is {required}.',
  requiredVotes: '{required:vote is|votes are} required.',
  reached: '{yes} in favour reach the {required} required.',
  notReached: '{yes} in favour do not reach the {required} required.',
  negativesKept: 'Votes against: {negatives} of {votes}, not more than {numerator}/{denominator}.',
  negativesTooMany: 'Votes against: {negatives} of {votes}, more than {numerator}/{denominator}. Not adopted.',
  adopted: 'Adopted.',
  rejected: 'Not adopted.',
  tieSecondVote:
    'The vote is equally divided: a second vote is taken within 48 hours; equally divided again, the proposal is rejected.',
  tieRejected: 'The vote is equally divided: the proposal is rejected.',
  tieChairMayCast: 'The vote is equally divided: the chair has a casting vote.',
  chairYes: 'The chair casts the deciding vote in favour: adopted.',
  chairNo: 'The chair casts the deciding vote against: not adopted.',
  papers:
    'Papers {papers}, invalid {invalid}, valid {valid}, abstentions {abstentions}, present and voting {presentAndVoting}.',
  placesOfGroup: 'Group {group}: {places:place|places}.',
  declaredElected: 'Not more candidates than places ({places}): {options} are declared elected without a ballot.',
  placeTaken: '{option}: {votes}, required {required}: elected.',
  placeTied: '{options} are level for {places:place|places}: a ballot among them.',
  placeLot: '{options} are level for {places:place|places}, and no further ballot is foreseen: the lot decides.',
  nextOpen: '{places:place stays|places stay} open: a new ballot, open to any eligible candidate.',
  nextRestricted: '{places:place stays|places stay} open: a ballot restricted to {options}.',
  nextEdge:
    '{options} are level for {places:place|places} at the end of the restricted list: a special ballot among them first.',
} as const;

export type StepKey = keyof typeof en;

type Texts = Readonly<Record<StepKey, string>>;

const fr: Texts = {
  ballots: '{ballots:bulletin compté|bulletins comptés}, pour {places:place|places}.',
  invalid:
    '{ballots:bulletin écarté|bulletins écartés} pour vice de forme ; chacun figure dans la liste avec ses motifs.',
  figure: '{option} : {votes}.',
  takes: '{options} – {votes} – dans la limite de {places:place à pourvoir|places à pourvoir}.',
  equalInside:
    '{options} ont le même chiffre ({votes}) ; il y a une place pour chacun, il n’y a donc pas d’égalité à départager.',
  tieOpen:
    '{options} sont à égalité[ ({votes})] et il reste {places:place|places}. Rien dans le dépouillement ne les départage.',
  tieLot: '{options} sont à égalité[ ({votes})]. Selon le tirage au sort consigné : {chosen}.',
  tieSeed: '{options} sont à égalité[ ({votes})]. Selon le tirage issu de la graine publiée : {chosen}.',
  tieChair: '{options} sont à égalité[ ({votes})]. Selon la décision consignée de la présidence : {chosen}.',
  notFilled: '{places:place reste vacante|places restent vacantes} : il y a moins d’options que de places.',
  points: '{option} : {votes:point|points}.',
  quota: 'Quota : {valid} bulletins valables divisés par {divisor}, arrondi à l’entier inférieur, plus un : {quota}.',
  roundOut: 'Tour {round} : {option} a le moins de voix ({votes}) et sort ; la majorité serait de {half}.',
  roundMajority: 'Tour {round} : {option} a {votes} des {total} voix encore en jeu, plus de la moitié, et est retenue.',
  roundLast: 'Tour {round} : il ne reste que {option}, avec {votes}, qui est retenue.',
  stageSurplus: 'Étape {round} : l’excédent de {option} ({votes}) est transféré.',
  stageOut: 'Étape {round} : {option} a le moins de voix et sort ; les bulletins vont aux préférences suivantes.',
  stageElected: 'Étape {round} : {option} atteint le quota avec {votes} et est retenue.',
  stageVacancies:
    'Étape {round} : {options} : {places:dernière place pourvue|dernières places pourvues}, car il n’en reste pas d’autres.',
  pathsWinners: 'Aucune autre option n’a vers {options} un chemin plus fort que le chemin inverse.',
  taken: 'Place {place} : {option} ; aucune des options restantes n’est au-dessus.',
  takenWith: 'Place {place} : {option}, avec {votes}.',
  pairLocked: '{winner} devant {loser}, {won} contre {lost} : retenu.',
  pairSkipped: '{winner} devant {loser}, {won} contre {lost} : écarté, car il fermerait un cercle avec de plus forts.',
  pair: '{winner} est préféré à {loser} par {won} contre {lost}.',
  pairLevel: '{options} sont à égalité, avec {votes} chacun.',
  worstDefeat: '{option} : la pire défaite est de {votes}.',
  beats: '{option} : {votes} (un par option battue, un demi par option à égalité).',
  condorcet: '{option} est préféré à chacune des autres options : c’est le gagnant de Condorcet.',
  noCondorcet:
    'Aucune option n’est préférée à chacune des autres. {options} forment un cercle ou sont à égalité ; chacune est préférée à toutes les autres.',
  nothingAffordable: 'Plus rien ne peut être payé ; il reste {places:place|places}.',
  bestCommittee: 'Le meilleur ensemble est {options}, avec {votes}.',
  equalCommittees:
    '{committees} ensembles se valent ({votes}). Ils diffèrent par {options}, pour {places:place|places} : égalité.',
  mean: '{option} : moyenne {votes}, sur {scorers:bulletin|bulletins}.',
  meanTooFew:
    '{option} : moyenne {votes}, sur {scorers:bulletin|bulletins}, moins que les {minimum} requis ; ne peut être retenue.',
  starRunoff: 'Second tour : {winner} {won}, {loser} {lost}.',
  starWinner: '{option} remporte le second tour ; à égalité, la somme la plus élevée l’emporte.',
  tieOut:
    '{options} ont à égalité le moins de voix ({votes}) et le choix de celle qui sort change l’issue : égalité. Rien dans le dépouillement ne les départage.',
  eitherWay: 'Toutes les voies mènent d’ici à la même issue : {options}.',
  roundOutTogether: 'Étape {round} : aucune voix pour {options} ; ces options sortent ensemble.',
  tieImmaterial: '{options} sont à égalité[ ({votes})] ; quelle que soit la première prise, l’issue est la même.',
  tieEarlierOut:
    '{options} sont à égalité[ ({votes})]. À l’étape {round}, la plus récente qui les distingue, {chosen} était seule dernière et sort.',
  tieEarlierIn:
    '{options} sont à égalité[ ({votes})]. À l’étape {round}, la plus récente qui les distingue, {chosen} était seule en tête et passe d’abord.',
  voteFigures:
    'Pour {yes}, contre {no}, abstentions {abstain}, nuls {invalid} ; présents {present} sur {members} Membres.',
  quorumMet: 'Quorum : {required} sur {of} requis ; {counted} comptés. Il est atteint.',
  quorumNotMet: 'Quorum : {required} sur {of} requis ; {counted} comptés. Il n’est pas atteint.',
  voteVoid: 'Le vote n’est pas valable.',
  postponed:
    'Les abstentions ({abstain}) dépassent la moitié des votes : la question est ajournée et, la fois suivante, elles ne comptent pas.',
  baseEmpty: 'Personne n’a voté pour ou contre ; 0 sur 0 ne suffit jamais.',
  requiredMajority: 'Plus de la moitié de {base} : {required}.',
  requiredMore: 'Plus de {numerator}/{denominator} de {base} : {required}.',
  requiredTwoThirds: 'Les deux tiers de {base} : {required}.',
  requiredThreeQuarters: 'Les trois quarts de {base} : {required}.',
  requiredAll: 'La totalité de {base} : {required}.',
  requiredShare: '{numerator}/{denominator} de {base} : {required}.',
  requiredVotes: '{required:voix requise|voix requises}.',
  reached: '{yes} pour : les {required} requis sont atteints.',
  notReached: '{yes} pour : les {required} requis ne sont pas atteints.',
  negativesKept: 'Votes contre : {negatives} sur {votes}, pas plus de {numerator}/{denominator}.',
  negativesTooMany: 'Votes contre : {negatives} sur {votes}, plus de {numerator}/{denominator}. Non adopté.',
  adopted: 'Adopté.',
  rejected: 'Non adopté.',
  tieSecondVote:
    'Les voix sont également partagées : un second vote a lieu dans les 48 heures ; en cas de nouveau partage, la proposition est rejetée.',
  tieRejected: 'Les voix sont également partagées : la proposition est rejetée.',
  tieChairMayCast: 'Les voix sont également partagées : la présidence a voix prépondérante.',
  chairYes: 'La présidence se prononce pour : adopté.',
  chairNo: 'La présidence se prononce contre : non adopté.',
  papers:
    'Bulletins {papers}, nuls {invalid}, valables {valid}, abstentions {abstentions}, présents et votants {presentAndVoting}.',
  placesOfGroup: 'Groupe {group} : {places:place|places}.',
  declaredElected: 'Pas plus de candidats que de places ({places}) : {options} sont déclarés élus sans scrutin.',
  placeTaken: '{option} : {votes}, requis {required} : élu.',
  placeTied: '{options} sont à égalité pour {places:place|places} : scrutin entre eux.',
  placeLot: '{options} sont à égalité pour {places:place|places} et aucun autre scrutin n’est prévu : le sort décide.',
  nextOpen: '{places:place reste|places restent} à pourvoir : nouveau scrutin, ouvert à tout candidat éligible.',
  nextRestricted: '{places:place reste|places restent} à pourvoir : scrutin limité à {options}.',
  nextEdge:
    '{options} sont à égalité pour {places:place|places} en fin de liste restreinte : d’abord un scrutin spécial entre eux.',
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
  eitherWay: 'Desde aquí todos los caminos llevan al mismo resultado: {options}.',
  roundOutTogether: 'Etapa {round}: nadie vota por {options}; salen juntas.',
  tieImmaterial: '{options} están igualadas[ ({votes})]; cualquiera que se tome primero, el resultado es el mismo.',
  tieEarlierOut:
    '{options} empatan con {votes}. En la etapa {round}, la más reciente que las distingue, {chosen} era la única con menos votos y sale.',
  tieEarlierIn:
    '{options} empatan con {votes}. En la etapa {round}, la más reciente que las distingue, {chosen} era la única con más votos y va primero.',
  voteFigures:
    'A favor {yes}, en contra {no}, abstenciones {abstain}, nulos {invalid}; presentes {present} de {members} Miembros.',
  quorumMet: 'Quórum: se requieren {required} de {of}; se cuentan {counted}. Se alcanza.',
  quorumNotMet: 'Quórum: se requieren {required} de {of}; se cuentan {counted}. No se alcanza.',
  voteVoid: 'La votación no es válida.',
  postponed:
    'Las abstenciones ({abstain}) superan la mitad de los votos: el asunto se aplaza y la próxima vez no cuentan.',
  baseEmpty: 'Nadie votó a favor ni en contra; 0 de 0 nunca basta.',
  requiredMajority: 'Más de la mitad de {base} es {required}.',
  requiredMore: 'Más de {numerator}/{denominator} de {base} es {required}.',
  requiredTwoThirds: 'Dos tercios de {base} es {required}.',
  requiredThreeQuarters: 'Tres cuartos de {base} es {required}.',
  requiredAll: 'La totalidad de {base} es {required}.',
  requiredShare: '{numerator}/{denominator} de {base} es {required}.',
  requiredVotes: 'Votos requeridos: {required}.',
  reached: '{yes} a favor alcanzan los {required} requeridos.',
  notReached: '{yes} a favor no alcanzan los {required} requeridos.',
  negativesKept: 'Votos en contra: {negatives} de {votes}, no más de {numerator}/{denominator}.',
  negativesTooMany: 'Votos en contra: {negatives} de {votes}, más de {numerator}/{denominator}. No se aprueba.',
  adopted: 'Aprobado.',
  rejected: 'No aprobado.',
  tieSecondVote:
    'Hay empate: se procede a una segunda votación dentro de las 48 horas; si vuelve a haber empate, la propuesta se considera rechazada.',
  tieRejected: 'Hay empate: la propuesta se considera rechazada.',
  tieChairMayCast: 'Hay empate: la Presidencia tiene voto de calidad.',
  chairYes: 'La Presidencia vota a favor: aprobado.',
  chairNo: 'La Presidencia vota en contra: no aprobado.',
  papers:
    'Papeletas {papers}, nulas {invalid}, válidas {valid}, abstenciones {abstentions}, presentes y votantes {presentAndVoting}.',
  placesOfGroup: 'Grupo {group}: {places:puesto|puestos}.',
  declaredElected: 'No hay más candidatos que puestos ({places}): {options} se declaran elegidos sin votación.',
  placeTaken: '{option}: {votes}, requeridos {required}: elegido.',
  placeTied: '{options} empatan por {places:puesto|puestos}: votación entre ellos.',
  placeLot: '{options} empatan por {places:puesto|puestos} y no se prevé otra votación: decide el sorteo.',
  nextOpen: 'Por cubrir: {places:puesto|puestos}; nueva votación, abierta a todo candidato elegible.',
  nextRestricted: 'Por cubrir: {places:puesto|puestos}; votación limitada a {options}.',
  nextEdge:
    '{options} empatan por {places:lugar|lugares} al final de la lista limitada: primero una votación especial entre ellos.',
};

export const stepTexts: Readonly<Record<Language, Texts>> = { en, fr, es };
