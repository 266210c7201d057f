import type { accounts as en } from '../en/accounts.ts';
import type { Message } from '../translate.ts';

export const accounts = {
  'reason.passwordShort': 'Un mot de passe doit compter au moins {min} caractères. Une phrase convient.',
  'reason.passwordWrong': 'Ce n’est pas le mot de passe actuel.',
  'reason.emailTaken': 'Un compte existe déjà avec cette adresse.',
  'reason.lastAdministrator':
    'C’est le dernier compte de l’Administration qui puisse se connecter. Confiez d’abord la fonction à un autre.',
  'account.page.signIn.title': 'Se connecter',
  'account.page.signIn.button': 'Se connecter',
  'account.page.email': 'Adresse électronique',
  'account.page.password': 'Mot de passe',
  'account.page.forgot': 'Définir un nouveau mot de passe',
  'account.page.noAccount':
    'Les comptes sont créés par l’Administration. Si vous n’en avez pas, adressez-vous à l’Administration.',
  'account.page.demo.title': 'Se connecter en tant que',
  'account.page.demo.intro': 'Dans cette démonstration, vous choisissez qui vous êtes. Personne sur la liste n’existe.',
  'account.page.demo.search': 'Chercher une personne ou une délégation',
  'account.page.demo.found': { one: '{n} personne', other: '{n} personnes' },
  'account.page.demo.administration': 'Administration',
  'account.page.demo.auditors': 'Auditeurs',
  'account.page.demo.chair': 'Présidence',
  'account.page.demo.delegations': 'Délégations',
  'account.page.demo.observers': 'Observateurs',
  'account.page.demo.others': 'Autres',
  'account.page.demo.byPassword': 'Se connecter plutôt avec un mot de passe',
  'account.page.reset.title': 'Définir un nouveau mot de passe',
  'account.page.reset.intro':
    'Saisissez l’adresse électronique de votre compte. Un lien pour définir un nouveau mot de passe y sera envoyé. Il sert une seule fois et expire.',
  'account.page.reset.noMail':
    'Ce service n’envoie pas de courrier. L’Administration vous remet un lien pour définir un nouveau mot de passe : adressez-vous à elle.',
  'account.page.reset.button': 'Envoyer le lien',
  'account.page.reset.sentTitle': 'Consultez votre messagerie',
  'account.page.reset.sent':
    'Si {email} correspond à un compte, un lien a été envoyé. Si rien n’est arrivé dans les dix minutes, regardez dans le courrier indésirable, puis adressez-vous à l’Administration.',
  'account.page.link.invitation': 'Définir votre mot de passe',
  'account.page.link.reset': 'Choisir votre nouveau mot de passe',
  'account.page.link.firstAdministrator': 'Créer le premier compte de l’Administration',
  'account.page.link.for': 'Compte de {name}, {email}.',
  'account.page.link.until': 'Ce lien sert une seule fois, jusqu’au',
  'account.page.link.name': 'Votre nom',
  'account.page.link.nameHint': 'Tel que vos collègues et l’Administration doivent le voir.',
  'account.page.link.password': 'Nouveau mot de passe',
  'account.page.link.passwordHint':
    'Au moins {min} caractères, de toute sorte, espaces comprises ; il peut être collé.',
  'account.page.link.button': 'Définir le mot de passe et se connecter',
  'account.page.link.spentTitle': 'Ce lien ne peut plus servir',
  'account.page.delegation.title': 'Pour quelle délégation agissez-vous ?',
  'account.page.delegation.hint':
    'Vous agissez pour plusieurs. Ce que vous faites dans cette fenêtre est fait pour celle que vous choisissez ; vous pouvez en changer dans l’en-tête.',
  'account.page.own.title': 'Votre compte',
  'account.page.own.email': 'Adresse électronique',
  'account.page.own.offices': 'Fonction',
  'account.page.own.delegations': 'Délégations',
  'account.page.own.mayCast': 'peut déposer des bulletins',
  'account.page.own.mayNotCast': 'ne peut pas déposer de bulletins',
  'account.page.own.details': 'Nom et langue',
  'account.page.own.language': 'Langue des courriers',
  'account.page.own.password': 'Changer le mot de passe',
  'account.page.own.current': 'Mot de passe actuel',
  'account.page.own.passwordSaved': 'Le mot de passe a été changé. Toutes vos autres sessions ont pris fin.',
  'account.page.own.everywhere': 'Se déconnecter partout',
  'account.page.own.everywhereHint':
    'Met fin aussitôt à toutes les sessions de votre compte, sur tous les appareils, y compris celui-ci.',
  'account.page.office.administration': 'Administration',
  'account.page.office.auditor': 'Auditeur',
  'account.page.error.title': 'Ce que signifie le code « {code} »',
  'account.page.error.unknown': 'Ce code n’existe pas.',
  'account.page.error.integrators':
    'Pour qui appelle le service par programme : statut HTTP {status}. Le contrat se trouve sous',
} as const satisfies { [key in keyof typeof en]: Message };
