import type { elections as en } from '../en/elections.ts';
import type { Message } from '../translate.ts';

/** Elections: candidates, who is elected, the next ballot. Read on the pages of rounds only, with the words of `counts.ts`. */
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
} as const satisfies { [key in keyof typeof en]: Message };
