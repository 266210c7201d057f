import type { Language } from '#shared/languages.ts';

/** The sentences that explain a count; the same in the page, the report and on the command line. */
const en = {
  ballots: '{ballots:ballot was|ballots were} counted, for {places:place|places}.',
  invalid: '{ballots:ballot was|ballots were} left out because the form is broken; each is listed with its reasons.',
  figure: '{option}: {votes}.',
  takes: '{options} – {votes} – within the {places:place|places} to be filled.',
  equalInside: '{options} have the same figure ({votes}); there is a place for each, so this is no tie.',
  tieOpen:
    '{options} are level with {votes}, and {places:place is|places are} left: a tie. Nothing in the count orders them.',
  tieLot: '{options} are level with {votes}. By the recorded lot: {chosen}.',
  tieSeed: '{options} are level with {votes}. By the lot from the published seed: {chosen}.',
  tieChair: '{options} are level with {votes}. By the recorded decision of the chair: {chosen}.',
  notFilled: '{places:place stays|places stay} empty: there are fewer options than places.',
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
    '{options} sont à égalité ({votes}) et il reste {places:place|places}. Rien dans le dépouillement ne les départage.',
  tieLot: '{options} sont à égalité ({votes}). Selon le tirage au sort consigné : {chosen}.',
  tieSeed: '{options} sont à égalité ({votes}). Selon le tirage issu de la graine publiée : {chosen}.',
  tieChair: '{options} sont à égalité ({votes}). Selon la décision consignée de la présidence : {chosen}.',
  notFilled: '{places:place reste vacante|places restent vacantes} : il y a moins d’options que de places.',
};

const es: Texts = {
  ballots: '{ballots:papeleta contada|papeletas contadas}, para {places:puesto|puestos}.',
  invalid:
    '{ballots:papeleta excluida|papeletas excluidas} por defecto de forma; cada una figura en la lista con sus motivos.',
  figure: '{option}: {votes}.',
  takes: '{options} – {votes} – dentro de {places:puesto por cubrir|puestos por cubrir}.',
  equalInside: '{options} tienen la misma cifra ({votes}); hay un puesto para cada una, por lo que no hay empate.',
  tieOpen:
    '{options} empatan con {votes} y quedan por cubrir {places:puesto|puestos}: empate. Nada en el recuento las ordena.',
  tieLot: '{options} empatan con {votes}. Según el sorteo registrado: {chosen}.',
  tieSeed: '{options} empatan con {votes}. Según el sorteo a partir de la semilla publicada: {chosen}.',
  tieChair: '{options} empatan con {votes}. Según la decisión registrada de la Presidencia: {chosen}.',
  notFilled: '{places:puesto queda vacante|puestos quedan vacantes}: hay menos opciones que puestos.',
};

export const stepTexts: Readonly<Record<Language, Texts>> = { en, fr, es };
