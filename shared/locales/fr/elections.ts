import type { elections as en } from '../en/elections.ts';
import type { Message } from '../translate.ts';

/** Elections: candidates, who is elected, the next ballot. Loaded where a round is an election. */
export const elections = {
  'reason.noNextBallot': 'Aucun scrutin ne suit celui-ci : aucune place ne reste à pourvoir, ou le sort décide.',
  'reason.otherElected': 'Sont élus ceux que les chiffres et le sort désignent ; nul autre ne peut être proclamé.',
  'reason.notAnElection': 'Seul un scrutin d’une élection est proclamé ainsi.',
  'reason.tooManyOfGroup':
    '{n} candidats du groupe {group} sont choisis et {max} au plus sont possibles. Retirez-en un.',
  'reason.formDoesNotFit': 'Cette forme de bulletin ne convient pas à ce type de scrutin.',
  'reason.noCandidate': 'Une élection demande au moins un candidat.',
  'reason.seatsDoNotAddUp': 'Les places des groupes font {sum} au total ; l’élection en a {n}.',
  'reason.candidateWithoutGroup': 'Indiquez le groupe au titre duquel le candidat se présente.',
  'reason.onlyCandidates':
    'Seul un candidat à une élection est présenté par un Membre ou se présente au titre d’un groupe.',
  'reason.onlyElections': 'Les places par groupe n’existent que dans une élection.',
  'reason.candidateIsNoTopic': 'Une élection départage des candidats nommés, non des sujets.',
  'reason.candidateTwice': 'Un candidat de ce nom figure déjà.',
  'reason.noSuchMember': 'Aucun Membre n’a ce code.',
  'reason.candidatesFixed':
    'La règle de l’élection a désigné les candidats de ce scrutin. Ils ne peuvent pas être modifiés.',
  'reason.placesFixed':
    'Les places de ce scrutin sont celles que le précédent a laissées à pourvoir. Elles ne peuvent pas être modifiées.',
  'reason.seatsByMajority': 'Les places par groupe ne se pourvoient que par choix et à la majorité pour chaque place.',
  'ballot.elect.atMost': { one: 'Choisissez {number} candidat', other: 'Choisissez au plus {number} candidats' },
  'ballot.elect.exactly': { one: 'Choisissez {number} candidat', other: 'Choisissez exactement {number} candidats' },
  'ballot.elect.tooMany': {
    one: 'Vous avez déjà choisi {number} candidat. Pour choisir celui-ci, retirez d’abord l’autre.',
    other: 'Vous avez déjà choisi {number} candidats. Pour choisir celui-ci, retirez d’abord l’un des autres.',
  },
  'ballot.elect.group': { one: '{group} : {n} place', other: '{group} : {n} places au plus' },
  'ballot.elect.presentedBy': 'Présenté par {name}',
  'ballot.elect.list': 'Ce scrutin complète la liste du scrutin restreint qui suit.',
  'elect.candidate': 'Candidat',
  'elect.places': { one: '{n} place est à pourvoir.', other: '{n} places sont à pourvoir.' },
  'elect.choosesExactly': {
    one: 'Chaque délégation choisit exactement {n} candidat.',
    other: 'Chaque délégation choisit exactement {n} candidats.',
  },
  'elect.choosesAtMost': {
    one: 'Chaque délégation choisit au plus {n} candidat.',
    other: 'Chaque délégation choisit au plus {n} candidats.',
  },
  'elect.bySeats': 'Places par groupe : {list}.',
  'elect.seatsOf': '{group} {n}',
  'elect.ballotNumber': { one: 'Scrutin {n} de cette élection.', other: 'Scrutin {n} de cette élection.' },
  'elect.restricted': 'Ses candidats sont ceux que désigne la règle de l’élection.',
  'elect.acclamationTitle': 'Il n’y a pas plus de candidats que de places',
  'elect.acclamation':
    'Si le règlement intérieur le permet, la présidence peut proposer que les candidats soient élus par acclamation. Rien ne se fait de soi-même : tant qu’il n’y a pas été renoncé, le scrutin se tient tel qu’il est préparé.',
  'elect.declare': 'Proclamer les élus',
  'elect.declareList': 'Proclamer qui figure sur la liste',
  'elect.declareWords':
    'Avec la proclamation, les chiffres de ce scrutin sont connus de ceux qui y ont droit et ne changent plus. Elle ne peut être retirée. La consultation se poursuit.',
  'elect.lotDrawn': 'Un tirage au sort a eu lieu entre {list}',
  'elect.lotHint': {
    one: 'Pour {n} place. Sans tirage au sort, la place reste à pourvoir.',
    other: 'Pour {n} places. Sans tirage au sort, les places restent à pourvoir.',
  },
  'elect.electedNow': { one: 'Élu : {list}.', other: 'Élus : {list}.' },
  'elect.listedNow': 'Sur la liste du scrutin suivant : {list}.',
  'elect.nobody': 'Nul n’est élu à ce scrutin.',
  'elect.byLot': 'Par tirage au sort, effectué par {drawnBy} : {order}. Témoins : {witnesses}.',
  'elect.sentence': 'Selon les chiffres : {line}.',
  'elect.next': 'Le scrutin suivant',
  'elect.prepareNext': 'Préparer le scrutin suivant',
  'elect.nextPlaces': {
    one: 'Il reste {n} place à pourvoir. Le scrutin suivant se tient entre ces candidats :',
    other: 'Il reste {n} places à pourvoir. Le scrutin suivant se tient entre ces candidats :',
  },
  'elect.nextList': {
    one: 'Il manque {n} nom en fin de liste restreinte. Un scrutin spécial se tient entre ceux qui sont à égalité :',
    other: 'Il manque {n} noms en fin de liste restreinte. Un scrutin spécial se tient entre ceux qui sont à égalité :',
  },
  'elect.nextOpen': 'Le scrutin est ouvert à tout candidat : l’administration peut en ajouter jusqu’à l’ouverture.',
  'elect.nextRestricted': 'La règle désigne ces candidats ; nul autre ne se présente.',
  'elect.later': 'Voir le scrutin suivant',
  'elect.results.option': 'Candidat',
  'elect.results.title': 'Candidat',
  'elect.results.preferences': 'Voix',
  'elect.results.selected': 'Élu',
  'elect.results.notSelected': 'Non élu',
  'elect.results.page.allPreferences': 'Toutes les voix',
  'elect.results.page.caption':
    'Voix par candidat. Les pourcentages se rapportent aux {base} bulletins exprimant un choix.',
  'elect.results.page.groupsCaption': 'Bulletins exprimant un choix et voix par groupe régional',
  'elect.ballot.review.choices': 'Candidats choisis',
  'elect.round.page.options': 'Candidats',
  'elect.round.page.furtherOf': 'C’est un nouveau scrutin d’une élection.',
  'elect.round.page.earlier': 'Voir le scrutin précédent',
  'elect.round.page.further': 'Un nouveau scrutin de cette élection suit.',
  'elect.round.page.later': 'Voir le scrutin suivant',
  'elect.round.page.declare': 'Proclamer les élus',
} as const satisfies { [key in keyof typeof en]: Message };
