/** Whose rules a decision follows, with where they stand: read where a rule is chosen, and beside a result as the server says it. */
export const presets = {
  'preset.plain': 'More than half of those present and voting',
  'preset.iomCouncil': 'IOM Council: simple majority (IOM Constitution, Art. 24)',
  'preset.iomCouncilTwoThirds': 'IOM Council: two-thirds (IOM Constitution, Art. 24 with Arts 2, 4 and 13)',
  'preset.iomOfMembersTwoThirds': 'IOM: two-thirds of the Members (IOM Constitution, Arts 18(2) and 25)',
  'preset.iomOfMembersThreeQuarters': 'IOM: three-quarters of the Members (IOM Constitution, Art. 28)',
  'preset.unGa': 'UN General Assembly: simple majority (A/520, rules 67, 85, 86 and 95)',
  'preset.unGaTwoThirds': 'UN General Assembly: two-thirds (A/520, rules 67, 83 and 86)',
  'preset.unGaCommittee': 'Committees of the UN General Assembly: simple majority (A/520, rules 108, 125 and 133)',
  'preset.who': 'WHO: simple majority (Rules of Procedure of the World Health Assembly, rule 85 for committees)',
  'preset.ilo': 'ILO: simple majority, votes cast reach half of the delegates attending (ILO Constitution, Art. 17)',
  'preset.fao': 'FAO: more than half of the votes cast (General Rules of the Organization, Rule XII-4(a))',
  'preset.unesco': 'UNESCO: simple majority (Rules of Procedure of the General Conference)',
  'preset.oasCommittee': 'Committees of the OAS General Assembly: simple majority (Rules of Procedure, Art. 52)',
  'preset.parisUnion': 'Paris Union: two-thirds (Paris Convention, Art. 13(4))',
  'preset.iso':
    'ISO/IEC: two-thirds of P-members voting, negatives at most a quarter of all votes (Directives, Part 1)',
} as const;
