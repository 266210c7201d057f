export const ballots = {
  'reason.marksBesideAbstention': 'An abstention holds no choice. Remove the choices or the abstention.',
  'reason.neitherMarksNorAbstention': 'Choose at least one topic, or state that your delegation abstains.',
  'reason.marksDoNotFit': 'The ballot has {n} marks; the round has {options} options. Load the page again.',
  'reason.unknownMark': 'An option can only be chosen or not chosen.',
  'reason.tooFewChosen': 'Choose at least {min}. If your delegation has no preference, state that it abstains.',
  'reason.tooManyChosen': '{n} are chosen and at most {max} are possible. Remove one.',
} as const;
