/** What a verifier says. These words are read by the offline page and the program only, never by the pages of the service. */
export const record = {
  'record.check.form': 'It is a record of this version, with nothing missing and nothing added.',
  'record.check.manifest': 'The manifest has the digest that the record names.',
  'record.check.chain': 'The entries form one chain without a gap, and none was altered.',
  'record.check.opening': 'The chain begins with one opening, under this manifest.',
  'record.check.ballots': 'Every ballot has its entry in the chain, and every cast entry its ballot.',
  'record.check.roll': 'Every ballot is of a Member on the roll.',
  'record.check.revisions': 'Every Member has at most one current ballot; each replaced the one before.',
  'record.check.marks': 'Every ballot keeps to the form of the round.',
  'record.check.times': 'Every ballot was taken after the opening and before the close; extensions were made in time.',
  'record.check.result': 'The result has the digest that the chain names.',
  'record.check.recount': 'The recount gives the same result.',
  'record.check.declaration': 'The declaration has the digest that the chain names.',
  'record.check.signature': 'The record is signed with its key.',
  'record.check.receipts': 'Every receipt given is found in the record; one from a file is signed with its key.',

  'record.note.notDeclared': 'Not yet declared.',
  'record.note.ballotsSecret':
    'There are as many ballots as cast entries, in the order of their ids, and they are those of the close. Whose each is cannot be checked: the round is secret.',
  'record.note.rollSecret':
    'Every cast entry is of a Member on the roll. The ballots of a secret round name no Member.',
  'record.note.revisionsSecret': 'Every Member answered at most once, as in a secret round a ballot is final.',
  'record.note.timesSecret':
    'Every cast entry was made after the opening and before the close; extensions were made in time. The ballots of a secret round have no time of their own.',

  'record.fault.notUtf8': 'The file is no text in UTF-8.',
  'record.fault.notJson': 'The file is no JSON text.',
  'record.fault.nameTwice': 'The name “{name}” stands twice in one object.',
  'record.fault.notPlain': 'The file holds a number or a character that no record holds, or is nested too deep.',
  'record.fault.shape': 'At “{place}” the file has not the form of a record.',
  'record.fault.notRun': 'Not checked, as the file has not the form of a record.',
  'record.fault.broken': 'This check could not be carried out: {reason}',
  'record.fault.manifestOther': 'The manifest was altered: its digest is not the one that the record names.',
  'record.fault.position': 'Entry {entry} has the number {position}.',
  'record.fault.factsNotCanonical': 'The facts of entry {entry} are not in canonical form.',
  'record.fault.noInstant': 'The time of entry {entry} is none.',
  'record.fault.altered': 'Entry {entry} was altered, or one before it was taken out, added or moved.',
  'record.fault.otherChain': 'The entry that you know does not stand in this chain.',
  'record.fault.notOpened': 'The chain does not begin with one opening.',
  'record.fault.openingOtherManifest': 'The opening names another manifest.',
  'record.fault.castsAndBallots': 'The chain has {casts} cast entries, the record {ballots} ballots.',
  'record.fault.noEntry':
    'The ballot of {member}, revision {revision}, does not stand in the order of the entries, or has none of its own.',
  'record.fault.ballotAltered': 'The ballot of {member}, revision {revision}, was altered.',
  'record.fault.otherEntry': 'The ballot of {member}, revision {revision}, stands under another entry.',
  'record.fault.otherTime': 'The ballot of {member}, revision {revision}, has another time than its entry.',
  'record.fault.twiceOnRoll': '{member} stands on the roll twice.',
  'record.fault.notOnRoll': '{member} has a ballot and is not on the roll.',
  'record.fault.revision': '{member} has revision {revision} where {due} is due.',
  'record.fault.tellingEntry': 'Entry {entry} says more than that a Member answered.',
  'record.fault.unsorted': 'Ballot {n} does not stand in the order of the ids.',
  'record.fault.otherBallots': 'Entry {entry} names other ballots.',
  'record.fault.twice': '{member} answered more than once.',
  'record.fault.marksSecret': 'Ballot {n} does not keep to the form of the round.',
  'record.fault.marks': 'The ballot of {member}, revision {revision}, does not keep to the form of the round.',
  'record.fault.extension': 'Entry {entry} is no extension of the close at {close}.',
  'record.fault.notClosedOnce': 'The round was not closed exactly once.',
  'record.fault.closedLate': 'The round was closed after its effective close, {close}.',
  'record.fault.closedElsewhere':
    'The round was closed by the clock at another hour than its effective close, {close}.',
  'record.fault.outOfHours':
    'The ballot of {member}, revision {revision}, was not taken within the hours of the round.',
  'record.fault.afterClose': 'Entry {entry} stands after the close and belongs before it.',
  'record.fault.beforeClose': 'Entry {entry} stands before the close and belongs after it.',
  'record.fault.resultOther': 'The result was altered: its digest is not the one that the record names.',
  'record.fault.otherResult': 'Entry {entry} names another result.',
  'record.fault.recountOther': 'The recount gives another result.',
  'record.fault.strayDeclaration': 'There is a declaration of which the chain knows nothing.',
  'record.fault.declaredTwice': 'The round was declared more than once.',
  'record.fault.declarationMissing': 'The declaration of which the chain speaks is missing.',
  'record.fault.declarationAltered': 'The declaration was altered.',
  'record.fault.otherKey': 'The record is signed with another key than the one you know.',
  'record.fault.signatureWrong': 'The signature is not that of this record under its key.',
  'record.fault.receiptUnknown': 'No ballot of the record has the receipt {code}.',
  'record.fault.receiptForm': 'A file given as a receipt has not the form of one.',
  'record.fault.receiptRound': 'The receipt {code} is of another round.',
  'record.fault.receiptManifest': 'The receipt {code} names another manifest.',
  'record.fault.receiptNoBallot': 'Entry {entry}, of which the receipt {code} speaks, is no ballot.',
  'record.fault.receiptOtherEntry':
    'Entry {entry} is not the one that the receipt {code} names: it was altered, or one before it was.',
  'record.fault.receiptMisfit': 'The receipt {code} does not agree with entry {entry}.',
  'record.fault.receiptSignature': 'The receipt {code} is not signed with the key of the record.',

  'record.pass': 'Pass',
  'record.fail': 'Fail',
  'record.skipped': 'Not run',
  'record.holds': 'The record is complete and the recount gives the same result.',
  'record.doesNotHold': 'Do not rely on this record.',
  'record.line': '{label}: {value}',
  'record.lastEntry': 'Last entry',
  'record.key': 'Key of the installation',
  'record.keyIsKnown': 'It is the key that you gave.',
  'record.keyIsNotKnown': 'Compare it with the key that the Administration has made known.',
  'record.limits':
    'What verifying does not prove: that a ballot is what its Member wanted, which only the Member can tell, from its receipt; that no ' +
    'other record of the round was shown to somebody else, unless the last entry or the key is compared with others; that every ' +
    'ballot that was sent was taken; and that the operator, who holds the key, did not write the whole record anew before anybody ' +
    'kept a receipt or a hash of it.',

  'record.page.title': 'Verify a record',
  'record.page.lead':
    'This page checks the record of a round and counts it again on this device. It needs no network, keeps nothing and sends nothing.',
  'record.page.languages': 'Languages',
  'record.page.file': 'Record of a round',
  'record.page.fileHint': 'A file whose name ends with .record.json. It can also be dropped anywhere on this page.',
  'record.page.fileWrong': 'Choose a file.',
  'record.page.known': 'What you know from elsewhere',
  'record.page.key': 'Key of the installation',
  'record.page.keyHint': '64 digits, as the Administration has made them known. Then check 13 holds for this key only.',
  'record.page.keyWrong': 'A key has 64 digits from 0 to 9 and a to f.',
  'record.page.entry': 'Hash of an entry that you have kept',
  'record.page.entryHint': '64 digits, from a page or an earlier record. Then check 3 looks for it in the chain.',
  'record.page.entryWrong': 'A hash has 64 digits from 0 to 9 and a to f.',
  'record.page.codes': 'Codes of receipts',
  'record.page.codesHint': 'Such as 7KQ2-M9XD; several with a space between them.',
  'record.page.codesWrong': 'A code has eight signs, such as 7KQ2-M9XD.',
  'record.page.receipts': 'Files of receipts',
  'record.page.receiptsHint': 'Each is compared with its entry, and its signature is checked.',
  'record.page.receiptsWrong': 'One of these files is no receipt.',
  'record.page.verify': 'Verify',
  'record.page.keep': 'Keep this page as a file, to use it without the service',
  'record.page.round': 'Round',
} as const;

type Keys = keyof typeof record;
type After<Prefix extends string> = Keys extends infer Key
  ? Key extends `${Prefix}${infer Rest}`
    ? Rest
    : never
  : never;

export type FaultKey = After<'record.fault.'>;
export type NoteKey = After<'record.note.'>;
