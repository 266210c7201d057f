export const members = {
  'group.africa': 'African Group',
  'group.asia_pacific': 'Asia-Pacific Group',
  'group.eeg': 'Eastern European Group',
  'group.grulac': 'Latin American and Caribbean Group',
  'group.weog': 'Western European and Others Group',
  'group.none': 'No regional group',
  'members.status.member': 'Member',
  'members.status.observer': 'Observer',
  'members.position.head': 'Head of delegation',
  'members.position.representative': 'Representative',
  'members.position.alternate': 'Alternate',
  'members.position.adviser': 'Adviser',

  'reason.personTwice': 'This person acts for this delegation already.',
  'reason.authorityOnlyAdviser':
    'Only an adviser needs recorded authority; the other positions cast by their position.',
  'reason.positionByAdministration': 'Positions are changed by the Administration.',
  'reason.noRightToSuspend': 'Only the right of a present Member can be suspended.',
  'reason.suspendedAlready': 'The voting right is suspended already.',
  'reason.notSuspended': 'The voting right is not suspended.',

  'reason.importNothing': 'There are no cells to import. Choose a file or paste the cells.',
  'reason.importWorkbook':
    'This is a workbook of a spreadsheet program. Save it as CSV, or copy its cells and paste them.',
  'reason.importOneOf': 'Send a file or pasted cells, not both.',
  'reason.importHeadings':
    'The first row holds none of the expected headings: code or iso3, name_en, name_fr, name_es, status.',
  'reason.importColumnMissing': 'There is no column {column}.',
  'reason.importColumnTwice': 'There are two columns {column}.',
  'reason.importColumnUnknown': 'The column {column} is not known and was left out.',
  'reason.importRows': 'A file may hold at most {max} rows.',
  'reason.importCells': 'Row {row} has more cells than there are headings.',
  'reason.importQuotes': 'Row {row}: a quotation mark is opened and not closed, or stands inside a cell.',
  'reason.importCellEmpty': 'Row {row}, column {column}: the cell is empty.',
  'reason.importCellLong': 'Row {row}, column {column}: at most {max} characters are possible.',
  'reason.importCellSigns':
    'Row {row}, column {column}: the cell holds a sign that cannot be stored or was damaged on the way.',
  'reason.importCode':
    'Row {row}, column {column}: “{value}” is not a code. Use 2 to 12 capital letters and digits, such as FRA.',
  'reason.importCodeTwice': 'Row {row}, column {column}: {value} stands in row {first} already.',
  'reason.importStatus': 'Row {row}, column {column}: “{value}” is not a status. Write member or observer.',
  'reason.importGroup':
    'Row {row}, column {column}: “{value}” is not a group. Use small letters, digits and _, such as asia_pacific.',
  'reason.importDay': 'Row {row}, column {column}: “{value}” is not a day. Write it as 2006-06-07.',
  'reason.importDaysOrder': 'Row {row}, column {column}: the end ({value}) must be later than the beginning ({from}).',
  'reason.importDaysOverlap':
    'Row {row}, column {column}: {value} lies inside an earlier or later membership of {code}.',
  'reason.importLookAlike':
    'Row {row}, column {column}: “{value}” differs from the name of {other} at most by accents, capitals and signs.',
} as const;
