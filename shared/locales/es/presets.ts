import type { presets as en } from '../en/presets.ts';
import type { Message } from '../translate.ts';

/** Whose rules a decision follows, with where they stand: read where a rule is chosen, and beside a result as the server says it. */
export const presets = {
  'preset.plain': 'Más de la mitad de los presentes y votantes',
  'preset.iomCouncil': 'Consejo de la OIM: mayoría simple (Constitución de la OIM, art. 24)',
  'preset.iomCouncilTwoThirds':
    'Consejo de la OIM: dos tercios (Constitución de la OIM, art. 24 con los arts. 2, 4 y 13)',
  'preset.iomOfMembersTwoThirds': 'OIM: dos tercios de los Miembros (Constitución de la OIM, arts. 18(2) y 25)',
  'preset.iomOfMembersThreeQuarters': 'OIM: tres cuartos de los Miembros (Constitución de la OIM, art. 28)',
  'preset.unGa': 'Asamblea General de las Naciones Unidas: mayoría simple (A/520, arts. 67, 85, 86 y 95)',
  'preset.unGaTwoThirds': 'Asamblea General de las Naciones Unidas: dos tercios (A/520, arts. 67, 83 y 86)',
  'preset.unGaCommittee':
    'Comisiones de la Asamblea General de las Naciones Unidas: mayoría simple (A/520, arts. 108, 125 y 133)',
  'preset.who':
    'OMS: mayoría simple (Reglamento Interior de la Asamblea Mundial de la Salud, art. 85 para las comisiones)',
  'preset.ilo':
    'OIT: mayoría simple, los votos alcanzan la mitad de los delegados presentes (Constitución de la OIT, art. 17)',
  'preset.fao': 'FAO: más de la mitad de los votos emitidos (Reglamento General de la Organización, art. XII-4 a))',
  'preset.unesco': 'UNESCO: mayoría simple (Reglamento de la Conferencia General)',
  'preset.oasCommittee': 'Comisiones de la Asamblea General de la OEA: mayoría simple (Reglamento, art. 52)',
  'preset.parisUnion': 'Unión de París: dos tercios (Convenio de París, art. 13.4))',
  'preset.iso':
    'ISO/CEI: dos tercios de los miembros P votantes, como máximo un cuarto de votos negativos (Directivas, parte 1)',
} as const satisfies { [key in keyof typeof en]: Message };
