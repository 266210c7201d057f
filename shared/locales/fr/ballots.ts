import type { ballots as en } from '../en/ballots.ts';
import type { Message } from '../translate.ts';

export const ballots = {
  'reason.tooFewApproved':
    'Approuvez-en au moins {min}. Si votre délégation n’a pas de préférence, indiquez qu’elle s’abstient.',
  'reason.tooFewRanked':
    '{n} sont classées ; classez-en au moins {min}. Si votre délégation n’a pas de préférence, indiquez qu’elle s’abstient.',
  'reason.rankTwice': 'Le rang {rank} est donné deux fois. Donnez à chaque option son propre rang.',
  'reason.unknownRank': 'Un rang est un nombre entier de 1 à {max}, ou aucun.',
  'reason.tooFewScored':
    'Notez au moins une option. Si votre délégation n’a pas de préférence, indiquez qu’elle s’abstient.',
  'reason.unknownScore': 'Une note est un nombre entier de 0 à {max}, ou aucune.',
  'reason.noPoints':
    'Attribuez au moins un point. Si votre délégation n’a pas de préférence, indiquez qu’elle s’abstient.',
  'reason.tooManyPoints': '{n} points sont attribués et {max} au plus sont possibles. Retirez-en.',
  'reason.unknownPoints': 'Une option reçoit un nombre entier de points de 0 à {max}.',
  'reason.unknownVote': 'Votez oui ou non, ou indiquez que votre délégation s’abstient.',
  'reason.marksBesideAbstention': 'Une abstention ne comporte aucun choix. Retirez les choix ou l’abstention.',
  'reason.neitherMarksNorAbstention': 'Choisissez au moins une option, ou indiquez que votre délégation s’abstient.',
  'reason.marksDoNotFit':
    'Le bulletin comporte {n} marques ; le scrutin comporte {options} options. Rechargez la page.',
  'reason.unknownMark': 'Une option ne peut être que choisie ou non choisie.',
  'reason.tooFewChosen':
    'Choisissez-en au moins {min}. Si votre délégation n’a pas de préférence, indiquez qu’elle s’abstient.',
  'reason.tooManyChosen': '{n} sont choisis et {max} au plus sont possibles. Retirez-en un.',
  'number.1': 'un',
  'number.2': 'deux',
  'number.3': 'trois',
  'number.4': 'quatre',
  'number.5': 'cinq',
  'number.6': 'six',
  'number.7': 'sept',
  'number.8': 'huit',
  'number.9': 'neuf',
  'number.10': 'dix',
  'ballot.page.choose': { one: 'Choisissez {number} thème', other: 'Choisissez {number} thèmes' },
  'ballot.page.hint': 'Vous pouvez modifier votre bulletin jusqu’à la clôture du scrutin.',
  'ballot.page.hintFinal': 'Le bulletin est définitif : une fois déposé, il ne peut plus être modifié.',
  'ballot.secrecy.recorded':
    'Scrutin nominatif : les choix de votre délégation sont publiés avec ceux de chaque Membre après la proclamation.',
  'ballot.secrecy.confidential':
    'Scrutin confidentiel : votre délégation voit ses choix à tout moment, l’Administration et les vérificateurs après la clôture, tous les autres seulement les totaux après la proclamation. Qui exploite le serveur peut les lire.',
  'ballot.secrecy.secret':
    'Scrutin secret : personne ne voit ce que choisit votre délégation, et elle-même ne le verra plus ensuite. À ce niveau, le secret repose sur la confiance dans l’exploitant du serveur.',
  'ballot.page.fewer': 'Votre délégation peut aussi en choisir moins, mais au moins {number}.',
  'ballot.page.votingFor': 'Vote pour : {name}.',
  'ballot.page.closes': 'Clôture : {at}.',
  'ballot.page.readProposal': 'Lire la proposition',
  'ballot.page.chosen': '{n} sur {max} choisis',
  'ballot.page.abstaining': 'Votre délégation s’abstient',
  'ballot.page.tooMany': {
    one: 'Vous avez déjà choisi {number} thème. Pour choisir celui-ci, retirez d’abord l’autre.',
    other: 'Vous avez déjà choisi {number} thèmes. Pour choisir celui-ci, retirez d’abord l’un des {number} autres.',
  },
  'ballot.page.remove': 'Retirer {letter}',
  'ballot.page.or': 'ou',
  'ballot.page.abstain': 'Notre délégation s’abstient',
  'ballot.page.abstainHint':
    'L’abstention est enregistrée comme une réponse et comptée à part. Elle n’exprime aucune préférence.',
  'ballot.page.check': 'Vérifier le bulletin',
  'ballot.page.next': 'Rien n’est encore déposé : la page suivante présente le bulletin entier.',
  'ballot.page.standing':
    '{who} a déposé un bulletin pour votre délégation le {at}. Les cases le reproduisent. Un nouveau bulletin le remplace.',
  'ballot.page.standingKept':
    '{who} a déposé un bulletin pour votre délégation le {at}. Les cases montrent ce que vous avez choisi depuis. Un nouveau bulletin le remplace.',
  'ballot.page.lookAtStanding': 'Voir le bulletin en vigueur',
  'ballot.page.toRound': 'Aller à la page du scrutin',
  'ballot.page.barredTitle': 'Aucun bulletin ne peut être déposé ici',
  'ballot.page.noDelegation':
    'Vous n’agissez pour aucun Membre de l’organisation ; il n’y a donc pas de bulletin pour vous. En cas d’erreur, adressez-vous à l’Administration.',
  'ballot.page.closedTitle': 'Le scrutin est clos',
  'ballot.page.closedAt': 'Il a été clos le {at}. Aucun bulletin n’est plus accepté.',
  'ballot.page.finalTitle': 'Le bulletin de votre délégation est déposé',
  'ballot.page.final':
    '{who} l’a déposé le {at}. Le scrutin est secret : le bulletin est définitif et personne ne peut en lire le contenu.',
  'ballot.page.notOpenTitle': 'Le scrutin n’est pas ouvert',
  'ballot.page.opensAt': 'Il sera ouvert le {at}.',
  'ballot.page.stands': 'Le bulletin du {at}, déposé par {who}, reste valable.',
  'ballot.page.nothingStands': 'Aucun bulletin de votre délégation n’a été enregistré dans ce scrutin.',
  'ballot.review.title': 'Vérifiez le bulletin de votre délégation',
  'ballot.review.notYet': 'Bulletin non encore déposé. Vérifiez-le, puis sélectionnez « Déposer le bulletin ».',
  'ballot.review.notYetFinal':
    'Bulletin non encore déposé. Le scrutin est secret : une fois déposé, le bulletin est définitif et ne peut plus être modifié. Vérifiez-le, puis sélectionnez « Déposer le bulletin ».',
  'ballot.review.delegation': 'Délégation',
  'ballot.review.question': 'Question',
  'ballot.review.choices': 'Thèmes choisis',
  'ballot.review.answer': 'Réponse',
  'ballot.review.under': 'Vous en avez choisi {number} sur {of}.',
  'ballot.review.replaces': 'Remplace',
  'ballot.review.replaced': 'Le bulletin du {at}, déposé par {who}. Seul le dernier bulletin déposé est compté.',
  'ballot.review.cast': 'Déposer le bulletin',
  'ballot.review.leave':
    'Le bulletin de votre délégation n’est pas encore déposé. Quitter cette page ? Vos choix sont conservés.',
  'ballot.review.empty': 'Aucun choix n’a encore été fait.',
  'ballot.review.toBallot': 'Aller au bulletin',
  'ballot.review.lineLost':
    'Nous n’avons pas pu confirmer l’enregistrement du bulletin. Vos choix sont conservés. Sélectionnez « Réessayer » : il ne comptera pas deux fois.',
  'ballot.review.stale':
    '{who} a déposé un bulletin pour votre délégation le {at}, pendant que vous choisissiez. Le vôtre n’a pas été déposé. Consultez ce bulletin avant de le remplacer.',
  'ballot.late.title': 'Ce bulletin est arrivé trop tard',
  'ballot.late.words':
    'Le scrutin a été clos à {closedAt} ({place}). Ce bulletin, reçu à {arrivedAt}, n’a pas été enregistré.',
  'ballot.late.stands': 'Votre bulletin de {at} reste valable.',
  'ballot.late.times': 'Heures de l’horloge du service',
  'ballot.late.closed': 'Clôture du scrutin',
  'ballot.late.arrived': 'Arrivée du bulletin',
  'ballot.late.standing': 'Ce qui reste valable',
  'ballot.receipt.change': 'Modifier le bulletin',
  'ballot.rank.rank': 'rang {rank}',
  'ballot.score.score': 'note {n}',
  'ballot.decide.yes': 'Oui',
  'ballot.decide.no': 'Non',
} as const satisfies { [key in keyof typeof en]: Message };
