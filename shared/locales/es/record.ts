import type { Message } from '../translate.ts';
import type { record as en } from '../en/record.ts';

export const record = {
  'record.check.form': 'Es un registro de esta versión, al que nada falta y nada se ha añadido.',
  'record.check.manifest': 'El manifiesto tiene la huella que nombra el registro.',
  'record.check.chain': 'Las entradas forman una sola cadena sin huecos, y ninguna fue alterada.',
  'record.check.opening': 'La cadena empieza con una sola apertura, bajo este manifiesto.',
  'record.check.ballots': 'Cada voto tiene su entrada en la cadena, y cada entrada de emisión su voto.',
  'record.check.roll': 'Cada voto es de un Miembro de la lista.',
  'record.check.revisions': 'Cada Miembro tiene como máximo un voto vigente; cada uno sustituyó al anterior.',
  'record.check.marks': 'Cada voto respeta la forma de la votación.',
  'record.check.times':
    'Cada voto se emitió después de la apertura y antes del cierre; las prórrogas se decidieron a tiempo.',
  'record.check.result': 'El resultado tiene la huella que nombra la cadena.',
  'record.check.recount': 'El nuevo recuento da el mismo resultado.',
  'record.check.declaration': 'La proclamación tiene la huella que nombra la cadena.',
  'record.check.signature': 'El registro está firmado con su clave.',
  'record.check.receipts':
    'Cada comprobante indicado se encuentra en el registro; el de un archivo está firmado con su clave.',

  'record.note.notDeclared': 'Todavía no proclamado.',
  'record.note.ballotsSecret':
    'Hay tantos votos como entradas de emisión, en el orden de sus identificadores, y son los del cierre. De quién es cada uno no puede comprobarse: la votación es secreta.',
  'record.note.rollSecret':
    'Cada entrada de emisión es de un Miembro de la lista. Los votos de una votación secreta no nombran a ningún Miembro.',
  'record.note.revisionsSecret':
    'Cada Miembro respondió como máximo una vez, pues en una votación secreta el voto es definitivo.',
  'record.note.timesSecret':
    'Cada entrada de emisión se hizo después de la apertura y antes del cierre; las prórrogas se hicieron a tiempo. Los votos de una votación secreta no tienen hora propia.',

  'record.fault.notUtf8': 'El archivo no es un texto en UTF-8.',
  'record.fault.notJson': 'El archivo no es un texto JSON.',
  'record.fault.nameTwice': 'El nombre «{name}» figura dos veces en un mismo objeto.',
  'record.fault.notPlain':
    'El archivo contiene un número o un carácter que ningún registro contiene, o tiene demasiados niveles.',
  'record.fault.shape': 'En «{place}» el archivo no tiene la forma de un registro.',
  'record.fault.notRun': 'No comprobado, porque el archivo no tiene la forma de un registro.',
  'record.fault.broken': 'Esta comprobación no pudo hacerse: {reason}',
  'record.fault.manifestOther': 'El manifiesto fue alterado: su huella no es la que nombra el registro.',
  'record.fault.position': 'La entrada {entry} lleva el número {position}.',
  'record.fault.factsNotCanonical': 'Los hechos de la entrada {entry} no están en forma canónica.',
  'record.fault.noInstant': 'La hora de la entrada {entry} no existe.',
  'record.fault.altered': 'La entrada {entry} fue alterada, o una anterior fue retirada, añadida o movida.',
  'record.fault.otherChain': 'La entrada que usted conoce no figura en esta cadena.',
  'record.fault.notOpened': 'La cadena no empieza con una sola apertura.',
  'record.fault.openingOtherManifest': 'La apertura nombra otro manifiesto.',
  'record.fault.castsAndBallots': 'La cadena tiene {casts} entradas de emisión, el registro {ballots} votos.',
  'record.fault.noEntry':
    'El voto de {member}, revisión {revision}, no está en el orden de las entradas, o no tiene una propia.',
  'record.fault.ballotAltered': 'El voto de {member}, revisión {revision}, fue alterado.',
  'record.fault.otherEntry': 'El voto de {member}, revisión {revision}, figura bajo otra entrada.',
  'record.fault.otherTime': 'El voto de {member}, revisión {revision}, lleva otra hora que su entrada.',
  'record.fault.twiceOnRoll': '{member} figura dos veces en la lista.',
  'record.fault.notOnRoll': '{member} tiene un voto y no figura en la lista.',
  'record.fault.revision': '{member} tiene la revisión {revision} donde corresponde la {due}.',
  'record.fault.tellingEntry': 'La entrada {entry} dice más que la respuesta de un Miembro.',
  'record.fault.unsorted': 'El voto {n} no está en el orden de los identificadores.',
  'record.fault.otherBallots': 'La entrada {entry} nombra otros votos.',
  'record.fault.twice': '{member} respondió más de una vez.',
  'record.fault.marksSecret': 'El voto {n} no se ajusta a la forma de la votación.',
  'record.fault.marks': 'El voto de {member}, revisión {revision}, no respeta la forma de la votación.',
  'record.fault.extension': 'La entrada {entry} no prorroga el cierre fijado para {close}.',
  'record.fault.notClosedOnce': 'La votación no se cerró exactamente una vez.',
  'record.fault.closedLate': 'La votación se cerró después de su cierre efectivo, {close}.',
  'record.fault.closedElsewhere': 'El reloj cerró la votación a otra hora que su cierre efectivo, {close}.',
  'record.fault.outOfHours':
    'El voto de {member}, revisión {revision}, no se emitió dentro del horario de la votación.',
  'record.fault.afterClose': 'La entrada {entry} figura después del cierre y corresponde antes.',
  'record.fault.beforeClose': 'La entrada {entry} figura antes del cierre y corresponde después.',
  'record.fault.resultOther': 'El resultado fue alterado: su huella no es la que nombra el registro.',
  'record.fault.otherResult': 'La entrada {entry} nombra otro resultado.',
  'record.fault.recountOther': 'El nuevo recuento da otro resultado.',
  'record.fault.strayDeclaration': 'Hay una proclamación de la que la cadena no sabe nada.',
  'record.fault.declaredTwice': 'La votación se proclamó más de una vez.',
  'record.fault.declarationMissing': 'Falta la proclamación de la que habla la cadena.',
  'record.fault.declarationAltered': 'La proclamación fue alterada.',
  'record.fault.otherKey': 'El registro está firmado con otra clave que la que usted conoce.',
  'record.fault.signatureWrong': 'La firma no es la de este registro con su clave.',
  'record.fault.receiptUnknown': 'Ningún voto del registro tiene el comprobante {code}.',
  'record.fault.receiptForm': 'Un archivo indicado como comprobante no tiene la forma de uno.',
  'record.fault.receiptRound': 'El comprobante {code} es de otra votación.',
  'record.fault.receiptManifest': 'El comprobante {code} nombra otro manifiesto.',
  'record.fault.receiptNoBallot': 'La entrada {entry}, de la que habla el comprobante {code}, no es un voto.',
  'record.fault.receiptOtherEntry':
    'La entrada {entry} no es la que nombra el comprobante {code}: fue alterada, o lo fue una anterior.',
  'record.fault.receiptMisfit': 'El comprobante {code} no concuerda con la entrada {entry}.',
  'record.fault.receiptSignature': 'El comprobante {code} no está firmado con la clave del registro.',

  'record.pass': 'Conforme',
  'record.fail': 'Falla',
  'record.skipped': 'No comprobado',
  'record.holds': 'El registro está completo y el nuevo recuento da el mismo resultado.',
  'record.doesNotHold': 'No se fíe de este registro.',
  'record.line': '{label}: {value}',
  'record.lastEntry': 'Última entrada',
  'record.key': 'Clave de la instalación',
  'record.keyIsKnown': 'Es la clave que usted indicó.',
  'record.keyIsNotKnown': 'Compárela con la clave que la Administración ha dado a conocer.',
  'record.limits':
    'Lo que la verificación no prueba: que un voto es el que su Miembro quiso, lo que solo el Miembro puede decir, por su comprobante; ' +
    'que no se mostró a nadie otro registro de la votación, salvo que se compare la última entrada o la clave con otras personas; que ' +
    'se recibió todo voto enviado; y que el operador, que tiene la clave, no escribió de nuevo todo el registro antes de que alguien ' +
    'guardara un comprobante o una huella.',

  'record.page.title': 'Verificar un registro',
  'record.page.lead':
    'Esta página comprueba el registro de una votación y la cuenta de nuevo en este dispositivo. No necesita red, no guarda nada y no envía nada.',
  'record.page.languages': 'Idiomas',
  'record.page.file': 'Registro de una votación',
  'record.page.fileHint':
    'Un archivo cuyo nombre termina en .record.json. También puede soltarse en cualquier lugar de esta página.',
  'record.page.fileWrong': 'Elija un archivo.',
  'record.page.known': 'Lo que usted sabe por otra vía',
  'record.page.key': 'Clave de la instalación',
  'record.page.keyHint':
    '64 cifras, tal como la Administración las ha dado a conocer. La comprobación 13 vale entonces solo para esta clave.',
  'record.page.keyWrong': 'Una clave tiene 64 cifras de 0 a 9 y de a a f.',
  'record.page.entry': 'Huella de una entrada que usted guardó',
  'record.page.entryHint':
    '64 cifras, tomadas de una página o de un registro anterior. La comprobación 3 la busca entonces en la cadena.',
  'record.page.entryWrong': 'Una huella tiene 64 cifras de 0 a 9 y de a a f.',
  'record.page.codes': 'Códigos de comprobantes',
  'record.page.codesHint': 'Por ejemplo 7KQ2-M9XD; varios se separan con un espacio.',
  'record.page.codesWrong': 'Un código tiene ocho signos, por ejemplo 7KQ2-M9XD.',
  'record.page.receipts': 'Archivos de comprobantes',
  'record.page.receiptsHint': 'Cada uno se compara con su entrada y se comprueba su firma.',
  'record.page.receiptsWrong': 'Uno de estos archivos no es un comprobante.',
  'record.page.verify': 'Verificar',
  'record.page.keep': 'Guardar esta página en un archivo, para usarla sin el servicio',
  'record.page.round': 'Votación',
} as const satisfies { [key in keyof typeof en]: Message };
