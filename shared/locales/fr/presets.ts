import type { presets as en } from '../en/presets.ts';
import type { Message } from '../translate.ts';

/** Whose rules a decision follows, with where they stand: read where a rule is chosen, and beside a result as the server says it. */
export const presets = {
  'preset.plain': 'Plus de la moitié des présents et votants',
  'preset.iomCouncil': 'Conseil de l’OIM : majorité simple (Constitution de l’OIM, art. 24)',
  'preset.iomCouncilTwoThirds':
    'Conseil de l’OIM : deux tiers (Constitution de l’OIM, art. 24 avec les art. 2, 4 et 13)',
  'preset.iomOfMembersTwoThirds': 'OIM : deux tiers des Membres (Constitution de l’OIM, art. 18(2) et 25)',
  'preset.iomOfMembersThreeQuarters': 'OIM : trois quarts des Membres (Constitution de l’OIM, art. 28)',
  'preset.unGa': 'Assemblée générale des Nations Unies : majorité simple (A/520, art. 67, 85, 86 et 95)',
  'preset.unGaTwoThirds': 'Assemblée générale des Nations Unies : deux tiers (A/520, art. 67, 83 et 86)',
  'preset.unGaCommittee':
    'Commissions de l’Assemblée générale des Nations Unies : majorité simple (A/520, art. 108, 125 et 133)',
  'preset.who':
    'OMS : majorité simple (Règlement intérieur de l’Assemblée mondiale de la Santé, art. 85 pour les commissions)',
  'preset.ilo':
    'OIT : majorité simple, les suffrages atteignent la moitié des délégués présents (Constitution de l’OIT, art. 17)',
  'preset.fao': 'FAO : plus de la moitié des suffrages exprimés (Règlement général de l’Organisation, art. XII-4 a))',
  'preset.unesco': 'UNESCO : majorité simple (Règlement intérieur de la Conférence générale)',
  'preset.oasCommittee': 'Commissions de l’Assemblée générale de l’OEA : majorité simple (Règlement, art. 52)',
  'preset.parisUnion': 'Union de Paris : deux tiers (Convention de Paris, art. 13.4))',
  'preset.iso':
    'ISO/CEI : deux tiers des membres (P) votants, au plus un quart de votes négatifs (Directives, partie 1)',
} as const satisfies { [key in keyof typeof en]: Message };
