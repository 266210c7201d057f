import type { Message } from '../translate.ts';
import type { record as en } from '../en/record.ts';

export const record = {
  'record.check.form': 'C’est un registre de cette version, sans rien qui manque ni rien d’ajouté.',
  'record.check.manifest': 'Le manifeste a l’empreinte que nomme le registre.',
  'record.check.chain': 'Les entrées forment une seule chaîne sans lacune, et aucune n’a été modifiée.',
  'record.check.opening': 'La chaîne commence par une seule ouverture, sous ce manifeste.',
  'record.check.ballots': 'Chaque bulletin a son entrée dans la chaîne, et chaque entrée de dépôt son bulletin.',
  'record.check.roll': 'Chaque bulletin est celui d’un Membre de la liste.',
  'record.check.revisions': 'Chaque Membre a au plus un bulletin en vigueur ; chacun a remplacé le précédent.',
  'record.check.marks': 'Chaque bulletin respecte la forme du scrutin.',
  'record.check.times':
    'Chaque bulletin a été déposé après l’ouverture et avant la clôture ; les prolongations ont été décidées à temps.',
  'record.check.result': 'Le résultat a l’empreinte que nomme la chaîne.',
  'record.check.recount': 'Le nouveau dépouillement donne le même résultat.',
  'record.check.declaration': 'La proclamation a l’empreinte que nomme la chaîne.',
  'record.check.signature': 'Le registre est signé de sa clé.',
  'record.check.receipts':
    'Chaque récépissé donné se trouve dans le registre ; celui d’un fichier est signé de sa clé.',

  'record.note.notDeclared': 'Pas encore proclamé.',
  'record.note.ballotsSecret':
    'Il y a autant de bulletins que d’entrées de dépôt, dans l’ordre de leurs identifiants, et ce sont ceux de la clôture. À qui est chacun ne peut pas être vérifié : le scrutin est secret.',
  'record.note.rollSecret':
    'Chaque entrée de dépôt est d’un Membre de la liste. Les bulletins d’un scrutin secret ne nomment aucun Membre.',
  'record.note.revisionsSecret':
    'Chaque Membre a répondu une fois au plus, un bulletin de scrutin secret étant définitif.',
  'record.note.timesSecret':
    'Chaque entrée de dépôt a été faite après l’ouverture et avant la clôture ; les prolongations l’ont été à temps. Les bulletins d’un scrutin secret n’ont pas d’heure propre.',

  'record.fault.notUtf8': 'Le fichier n’est pas un texte en UTF-8.',
  'record.fault.notJson': 'Le fichier n’est pas un texte JSON.',
  'record.fault.nameTwice': 'Le nom « {name} » figure deux fois dans un même objet.',
  'record.fault.notPlain':
    'Le fichier contient un nombre ou un caractère qu’aucun registre ne contient, ou il est trop imbriqué.',
  'record.fault.shape': 'À l’endroit « {place} », le fichier n’a pas la forme d’un registre.',
  'record.fault.notRun': 'Non vérifié, car le fichier n’a pas la forme d’un registre.',
  'record.fault.broken': 'Cette vérification n’a pas pu être faite : {reason}',
  'record.fault.manifestOther': 'Le manifeste a été modifié : son empreinte n’est pas celle que nomme le registre.',
  'record.fault.position': 'L’entrée {entry} porte le numéro {position}.',
  'record.fault.factsNotCanonical': 'Les faits de l’entrée {entry} ne sont pas en forme canonique.',
  'record.fault.noInstant': 'L’heure de l’entrée {entry} n’existe pas.',
  'record.fault.altered':
    'L’entrée {entry} a été modifiée, ou une entrée antérieure a été retirée, ajoutée ou déplacée.',
  'record.fault.otherChain': 'L’entrée que vous connaissez ne figure pas dans cette chaîne.',
  'record.fault.notOpened': 'La chaîne ne commence pas par une seule ouverture.',
  'record.fault.openingOtherManifest': 'L’ouverture nomme un autre manifeste.',
  'record.fault.castsAndBallots': 'La chaîne compte {casts} entrées de dépôt, le registre {ballots} bulletins.',
  'record.fault.noEntry':
    'Le bulletin de {member}, révision {revision}, n’est pas dans l’ordre des entrées, ou n’en a pas à lui.',
  'record.fault.ballotAltered': 'Le bulletin de {member}, révision {revision}, a été modifié.',
  'record.fault.otherEntry': 'Le bulletin de {member}, révision {revision}, figure sous une autre entrée.',
  'record.fault.otherTime': 'Le bulletin de {member}, révision {revision}, porte une autre heure que son entrée.',
  'record.fault.twiceOnRoll': '{member} figure deux fois sur la liste.',
  'record.fault.notOnRoll': '{member} a un bulletin et ne figure pas sur la liste.',
  'record.fault.revision': '{member} a la révision {revision} là où la révision {due} est attendue.',
  'record.fault.tellingEntry': 'L’entrée {entry} dit plus que la réponse d’un Membre.',
  'record.fault.unsorted': 'Le bulletin {n} n’est pas dans l’ordre des identifiants.',
  'record.fault.otherBallots': 'L’entrée {entry} nomme d’autres bulletins.',
  'record.fault.twice': '{member} a répondu plus d’une fois.',
  'record.fault.marksSecret': 'Le bulletin {n} n’est pas conforme à la forme du scrutin.',
  'record.fault.marks': 'Le bulletin de {member}, révision {revision}, ne respecte pas la forme du scrutin.',
  'record.fault.extension': 'L’entrée {entry} ne prolonge pas la clôture fixée au {close}.',
  'record.fault.notClosedOnce': 'Le scrutin n’a pas été clos exactement une fois.',
  'record.fault.closedLate': 'Le scrutin a été clos après sa clôture effective, {close}.',
  'record.fault.closedElsewhere':
    'Le scrutin a été clos par l’horloge à une autre heure que sa clôture effective, {close}.',
  'record.fault.outOfHours':
    'Le bulletin de {member}, révision {revision}, n’a pas été déposé pendant les heures du scrutin.',
  'record.fault.afterClose': 'L’entrée {entry} figure après la clôture et devrait la précéder.',
  'record.fault.beforeClose': 'L’entrée {entry} figure avant la clôture et devrait la suivre.',
  'record.fault.resultOther': 'Le résultat a été modifié : son empreinte n’est pas celle que nomme le registre.',
  'record.fault.otherResult': 'L’entrée {entry} nomme un autre résultat.',
  'record.fault.recountOther': 'Le nouveau dépouillement donne un autre résultat.',
  'record.fault.strayDeclaration': 'Il y a une proclamation dont la chaîne ne sait rien.',
  'record.fault.declaredTwice': 'Le scrutin a été proclamé plus d’une fois.',
  'record.fault.declarationMissing': 'La proclamation dont parle la chaîne manque.',
  'record.fault.declarationAltered': 'La proclamation a été modifiée.',
  'record.fault.otherKey': 'Le registre est signé d’une autre clé que celle que vous connaissez.',
  'record.fault.signatureWrong': 'La signature n’est pas celle de ce registre sous sa clé.',
  'record.fault.receiptUnknown': 'Aucun bulletin du registre n’a le récépissé {code}.',
  'record.fault.receiptForm': 'Un fichier donné comme récépissé n’en a pas la forme.',
  'record.fault.receiptRound': 'Le récépissé {code} est d’un autre scrutin.',
  'record.fault.receiptManifest': 'Le récépissé {code} nomme un autre manifeste.',
  'record.fault.receiptNoBallot': 'L’entrée {entry}, dont parle le récépissé {code}, n’est pas un bulletin.',
  'record.fault.receiptOtherEntry':
    'L’entrée {entry} n’est pas celle que nomme le récépissé {code} : elle a été modifiée, ou une entrée antérieure l’a été.',
  'record.fault.receiptMisfit': 'Le récépissé {code} ne concorde pas avec l’entrée {entry}.',
  'record.fault.receiptSignature': 'Le récépissé {code} n’est pas signé de la clé du registre.',

  'record.pass': 'Conforme',
  'record.fail': 'Échec',
  'record.skipped': 'Non vérifié',
  'record.holds': 'Le registre est complet et le nouveau dépouillement donne le même résultat.',
  'record.doesNotHold': 'Ne vous fiez pas à ce registre.',
  'record.line': '{label} : {value}',
  'record.lastEntry': 'Dernière entrée',
  'record.key': 'Clé de l’installation',
  'record.keyIsKnown': 'C’est la clé que vous avez donnée.',
  'record.keyIsNotKnown': 'Comparez-la avec la clé que l’Administration a fait connaître.',
  'record.limits':
    'Ce que la vérification ne prouve pas : qu’un bulletin est bien celui que son Membre a voulu, ce que seul le Membre peut dire, ' +
    'd’après son récépissé ; qu’aucun autre registre du scrutin n’a été montré à quelqu’un d’autre, à moins de comparer la dernière ' +
    'entrée ou la clé avec d’autres ; que tout bulletin envoyé a été reçu ; et que l’exploitant, qui détient la clé, n’a pas réécrit ' +
    'tout le registre avant que quiconque en ait gardé un récépissé ou une empreinte.',

  'record.page.title': 'Vérifier un registre',
  'record.page.lead':
    'Cette page vérifie le registre d’un scrutin et le dépouille à nouveau sur cet appareil. Elle n’a pas besoin de réseau, ne garde rien et n’envoie rien.',
  'record.page.languages': 'Langues',
  'record.page.file': 'Registre d’un scrutin',
  'record.page.fileHint':
    'Un fichier dont le nom se termine par .record.json. On peut aussi le déposer n’importe où sur cette page.',
  'record.page.fileWrong': 'Choisissez un fichier.',
  'record.page.known': 'Ce que vous savez par ailleurs',
  'record.page.key': 'Clé de l’installation',
  'record.page.keyHint':
    '64 chiffres, tels que l’Administration les a fait connaître. La vérification 13 ne vaut alors que pour cette clé.',
  'record.page.keyWrong': 'Une clé a 64 chiffres de 0 à 9 et de a à f.',
  'record.page.entry': 'Empreinte d’une entrée que vous avez gardée',
  'record.page.entryHint':
    '64 chiffres, relevés sur une page ou dans un registre antérieur. La vérification 3 la cherche alors dans la chaîne.',
  'record.page.entryWrong': 'Une empreinte a 64 chiffres de 0 à 9 et de a à f.',
  'record.page.codes': 'Codes de récépissés',
  'record.page.codesHint': 'Par exemple 7KQ2-M9XD ; plusieurs sont séparés par une espace.',
  'record.page.codesWrong': 'Un code a huit signes, par exemple 7KQ2-M9XD.',
  'record.page.receipts': 'Fichiers de récépissés',
  'record.page.receiptsHint': 'Chacun est comparé à son entrée, et sa signature est vérifiée.',
  'record.page.receiptsWrong': 'L’un de ces fichiers n’est pas un récépissé.',
  'record.page.verify': 'Vérifier',
  'record.page.keep': 'Garder cette page dans un fichier, pour s’en servir sans le service',
  'record.page.round': 'Scrutin',
} as const satisfies { [key in keyof typeof en]: Message };
