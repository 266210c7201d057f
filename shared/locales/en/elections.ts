/** Elections: candidates, who is elected, the next ballot. Read on the pages of rounds only, with the words of `counts.ts`. */
export const elections = {
  'reason.noNextBallot': 'No ballot follows this one: no place is left open, or the lot decides.',
  'reason.otherElected': 'Elected are those whom the figures and the lots elect; no others can be declared.',
  'reason.notAnElection': 'Only a ballot of an election is declared so.',
  'reason.tooManyOfGroup': '{n} are chosen of the group {group} and at most {max} are possible. Remove one.',
  'reason.formDoesNotFit': 'This form does not fit the kind of the round.',
  'reason.noCandidate': 'An election needs at least one candidate.',
  'reason.seatsDoNotAddUp': 'The places of the groups are {sum} together; the election has {n}.',
  'reason.candidateWithoutGroup': 'State the group whose seat the candidate stands for.',
  'reason.onlyCandidates': 'Only a candidate of an election is presented by a Member or stands for a group.',
  'reason.onlyElections': 'Places by group belong to an election only.',
  'reason.candidateIsNoTopic': 'An election is among candidates by name, not among topics.',
  'reason.candidateTwice': 'A candidate of this name stands already.',
  'reason.noSuchMember': 'There is no Member of this code.',
  'reason.candidatesFixed': 'The rule of the election has named the candidates of this ballot. They cannot be changed.',
  'reason.placesFixed': 'The places of this ballot are those that the ballot before left open. They cannot be changed.',
  'reason.seatsByMajority': 'Places by group are filled by choosing and by a majority for each place only.',
} as const;
