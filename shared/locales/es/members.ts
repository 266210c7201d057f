import type { members as en } from '../en/members.ts';
import type { Message } from '../translate.ts';

export const members = {
  'group.africa': 'Grupo de los Estados de África',
  'group.asia_pacific': 'Grupo de los Estados de Asia y el Pacífico',
  'group.eeg': 'Grupo de los Estados de Europa Oriental',
  'group.grulac': 'Grupo de los Estados de América Latina y el Caribe',
  'group.weog': 'Grupo de los Estados de Europa Occidental y otros Estados',
  'group.none': 'Sin grupo regional',
  'members.status.member': 'Miembro',
  'members.status.observer': 'Observador',
  'members.position.head': 'Jefe de delegación',
  'members.position.representative': 'Representante',
  'members.position.alternate': 'Suplente',
  'members.position.adviser': 'Asesor',

  'reason.personTwice': 'Esta persona ya actúa por esta delegación.',
  'reason.authorityOnlyAdviser':
    'Solo un asesor necesita una facultad registrada; los demás votan en virtud de su cargo.',
  'reason.positionByAdministration': 'Los cargos los modifica la Administración.',
  'reason.noRightToSuspend': 'Solo puede suspenderse el derecho de un Miembro actual.',
  'reason.suspendedAlready': 'El derecho de voto ya está suspendido.',
  'reason.notSuspended': 'El derecho de voto no está suspendido.',

  'reason.importNothing': 'No hay celdas que importar. Elija un archivo o pegue las celdas.',
  'reason.importWorkbook': 'Esto es un libro de una hoja de cálculo. Guárdelo como CSV, o copie sus celdas y péguelas.',
  'reason.importOneOf': 'Envíe un archivo o celdas pegadas, no ambas cosas.',
  'reason.importHeadings':
    'La primera fila no contiene ninguno de los encabezados esperados: code o iso3, name_en, name_fr, name_es, status.',
  'reason.importColumnMissing': 'Falta la columna {column}.',
  'reason.importColumnTwice': 'Hay dos columnas {column}.',
  'reason.importColumnUnknown': 'La columna {column} no se conoce y se dejó fuera.',
  'reason.importRows': 'Un archivo puede contener como máximo {max} filas.',
  'reason.importCells': 'La fila {row} contiene más celdas que encabezados hay.',
  'reason.importQuotes': 'Fila {row}: hay unas comillas abiertas sin cerrar o dentro de una celda.',
  'reason.importCellEmpty': 'Fila {row}, columna {column}: la celda está vacía.',
  'reason.importCellLong': 'Fila {row}, columna {column}: se admiten como máximo {max} caracteres.',
  'reason.importCellSigns':
    'Fila {row}, columna {column}: la celda contiene un signo que no puede guardarse o que resultó dañado.',
  'reason.importCode':
    'Fila {row}, columna {column}: «{value}» no es un código. Use de 2 a 12 letras mayúsculas y cifras, por ejemplo FRA.',
  'reason.importCodeTwice': 'Fila {row}, columna {column}: {value} ya figura en la fila {first}.',
  'reason.importStatus': 'Fila {row}, columna {column}: «{value}» no es una condición. Escriba member u observer.',
  'reason.importGroup':
    'Fila {row}, columna {column}: «{value}» no es un grupo. Use minúsculas, cifras y _, por ejemplo asia_pacific.',
  'reason.importDay': 'Fila {row}, columna {column}: «{value}» no es un día. Escríbalo como 2006-06-07.',
  'reason.importDaysOrder': 'Fila {row}, columna {column}: el fin ({value}) debe ser posterior al comienzo ({from}).',
  'reason.importDaysOverlap':
    'Fila {row}, columna {column}: {value} cae dentro de un período anterior o posterior de {code}.',
  'reason.importLookAlike':
    'Fila {row}, columna {column}: «{value}» se distingue del nombre de {other} a lo sumo por acentos, mayúsculas o signos.',
} as const satisfies { [key in keyof typeof en]: Message };
