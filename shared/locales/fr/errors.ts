import type { errors as en } from '../en/errors.ts';
import type { Message } from '../translate.ts';

export const errors = {
  'error.notSignedIn':
    'Votre session a pris fin. Connectez-vous de nouveau ; ce que vous avez écrit sur cette page est conservé.',
  'error.wrongCredentials':
    'L’adresse électronique et le mot de passe ne correspondent pas. Vérifiez les deux ou demandez un lien pour définir un nouveau mot de passe.',
  'error.notAllowed':
    'Cette page ou cet acte n’est pas ouvert à votre compte. S’il devait l’être, adressez-vous à l’Administration.',
  'error.crossSite': 'La demande provenait d’un autre site et n’a pas été exécutée.',
  'error.notFound': 'Il n’y a rien à cette adresse que votre compte puisse voir.',
  'error.linkSpent': 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.',
  'error.notNow': 'Cela n’est pas possible à ce stade ({state}).',
  'error.conflict': 'Cela existe déjà.',
  'error.versionChanged':
    'Quelqu’un a modifié cette page depuis que vous l’avez ouverte. Rechargez-la pour voir le texte actuel ; rien de votre part n’a été enregistré.',
  'error.versionMissing': 'La version modifiée n’est pas indiquée.',
  'error.notAcceptable': 'Il y a quelque chose à corriger.',
  'error.malformed': 'Il y a quelque chose à corriger.',
  'error.tooLarge': 'Le contenu dépasse la taille admise ici.',
  'error.tooManyTries': 'Il y a eu trop d’essais. Attendez {seconds} secondes, puis réessayez.',
  'error.busy':
    'Le serveur ne peut pas traiter la demande pour l’instant. Rien n’a été enregistré. Réessayez dans un moment.',
  'error.internal':
    'Une erreur s’est produite de notre côté. Réessayez ; si elle se répète, adressez-vous à l’Administration en indiquant ce numéro : {request}.',
  'error.roundNotOpen': 'Ce scrutin n’est pas ouvert. Aucun bulletin ne peut être déposé.',
  'error.roundClosed': 'Le scrutin a été clos à {closedAt}. Ce bulletin, reçu à {arrivedAt}, n’a pas été enregistré.',
  'error.ballotStale': '{who} a déposé un bulletin pour votre délégation à {at}. Consultez-le avant de le remplacer.',
  'error.ballotFinal':
    '{who} a déposé le bulletin de votre délégation à {at}. Le scrutin est secret : ce bulletin est définitif et ne peut pas être remplacé.',
  'error.viewStale': '{who} a modifié cette position de votre délégation à {at}. Consultez-la avant de la remplacer.',
  'error.keyReused': 'Ce bulletin a été envoyé sous un numéro qui appartient à un autre bulletin. Rechargez la page.',
  'error.keyMissing': 'Le bulletin est arrivé sans le numéro qui évite qu’il soit compté deux fois.',
  'error.notOnRoll': 'Votre délégation ne figure pas sur la liste de ce scrutin, arrêtée à l’ouverture.',
  'error.mayNotCast':
    'Vous n’êtes pas habilité à voter pour cette délégation. Le chef de votre délégation peut vous y habiliter.',
  'error.ballotRefused': 'Le bulletin ne peut pas être déposé en l’état.',
  'error.roundIncomplete': 'Le scrutin n’est pas complet.',
  'error.timeAmbiguous':
    'Cette heure existe deux fois ce jour-là, en raison du changement d’heure. Choisissez celle qui est visée.',
  'error.timeMissing': 'Cette heure n’existe pas ce jour-là, en raison du changement d’heure. Choisissez-en une autre.',
  'error.closeNotLater': 'Une prolongation doit fixer une clôture plus tardive que la clôture actuelle.',
  'error.tieUnresolved': 'Il y a égalité pour la dernière place. Indiquez comment elle a été tranchée.',
  'error.importRefused': 'Rien n’a été importé, car certaines lignes ne peuvent pas être reprises.',

  'reason.missing': 'Ce champ est à remplir.',
  'reason.wrongType': 'La forme attendue n’est pas respectée.',
  'reason.tooShort': 'Au moins {min} caractères sont nécessaires.',
  'reason.tooLong': 'Au plus {max} caractères sont possibles.',
  'reason.tooSmall': 'La valeur doit être au moins {min}.',
  'reason.tooBig': 'La valeur peut être au plus {max}.',
  'reason.tooFew': 'Il en faut au moins {min}.',
  'reason.tooMany': 'Il peut y en avoir au plus {max}.',
  'reason.unknownField': 'Ce champ n’existe pas.',
  'reason.notAChoice': 'Choisissez l’une des valeurs proposées.',
  'reason.emailForm': 'Saisissez une adresse électronique, par exemple nom@mission.example.',
  'reason.form': 'La forme attendue n’est pas respectée.',
} as const satisfies { [key in keyof typeof en]: Message };
