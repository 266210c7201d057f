import type { members as en } from '../en/members.ts';
import type { Message } from '../translate.ts';

export const members = {
  'group.africa': 'Groupe des États d’Afrique',
  'group.asia_pacific': 'Groupe des États d’Asie et du Pacifique',
  'group.eeg': 'Groupe des États d’Europe orientale',
  'group.grulac': 'Groupe des États d’Amérique latine et des Caraïbes',
  'group.weog': 'Groupe des États d’Europe occidentale et autres États',
  'group.none': 'Sans groupe régional',
  'members.status.member': 'Membre',
  'members.status.observer': 'Observateur',
  'members.position.head': 'Chef de délégation',
  'members.position.representative': 'Représentant',
  'members.position.alternate': 'Suppléant',
  'members.position.adviser': 'Conseiller',

  'reason.personTwice': 'Cette personne agit déjà pour cette délégation.',
  'reason.authorityOnlyAdviser':
    'Seul un conseiller a besoin d’une habilitation enregistrée ; les autres votent en vertu de leur fonction.',
  'reason.positionByAdministration': 'Les fonctions sont modifiées par l’Administration.',
  'reason.noRightToSuspend': 'Seul le droit d’un Membre actuel peut être suspendu.',
  'reason.suspendedAlready': 'Le droit de vote est déjà suspendu.',
  'reason.notSuspended': 'Le droit de vote n’est pas suspendu.',

  'reason.importNothing': 'Il n’y a aucune cellule à importer. Choisissez un fichier ou collez les cellules.',
  'reason.importWorkbook':
    'Ceci est un classeur d’un tableur. Enregistrez-le au format CSV, ou copiez ses cellules et collez-les.',
  'reason.importOneOf': 'Envoyez un fichier ou des cellules collées, non les deux.',
  'reason.importHeadings':
    'La première ligne ne contient aucun des en-têtes attendus : code ou iso3, name_en, name_fr, name_es, status.',
  'reason.importColumnMissing': 'La colonne {column} manque.',
  'reason.importColumnTwice': 'Il y a deux colonnes {column}.',
  'reason.importColumnUnknown': 'La colonne {column} n’est pas connue et n’a pas été reprise.',
  'reason.importRows': 'Un fichier peut contenir au plus {max} lignes.',
  'reason.importCells': 'La ligne {row} contient plus de cellules qu’il n’y a d’en-têtes.',
  'reason.importQuotes':
    'Ligne {row} : un guillemet est ouvert sans être fermé, ou se trouve à l’intérieur d’une cellule.',
  'reason.importCellEmpty': 'Ligne {row}, colonne {column} : la cellule est vide.',
  'reason.importCellLong': 'Ligne {row}, colonne {column} : au plus {max} caractères sont possibles.',
  'reason.importCellSigns':
    'Ligne {row}, colonne {column} : la cellule contient un signe qui ne peut pas être enregistré ou qui a été altéré.',
  'reason.importCode':
    'Ligne {row}, colonne {column} : « {value} » n’est pas un code. Employez de 2 à 12 lettres majuscules et chiffres, par exemple FRA.',
  'reason.importCodeTwice': 'Ligne {row}, colonne {column} : {value} figure déjà à la ligne {first}.',
  'reason.importStatus': 'Ligne {row}, colonne {column} : « {value} » n’est pas un statut. Écrivez member ou observer.',
  'reason.importGroup':
    'Ligne {row}, colonne {column} : « {value} » n’est pas un groupe. Employez des minuscules, des chiffres et _, par exemple asia_pacific.',
  'reason.importDay': 'Ligne {row}, colonne {column} : « {value} » n’est pas un jour. Écrivez-le comme 2006-06-07.',
  'reason.importDaysOrder': 'Ligne {row}, colonne {column} : la fin ({value}) doit être postérieure au début ({from}).',
  'reason.importDaysOverlap':
    'Ligne {row}, colonne {column} : {value} tombe dans une période antérieure ou ultérieure de {code}.',
  'reason.importLookAlike':
    'Ligne {row}, colonne {column} : « {value} » ne se distingue du nom de {other} que par les accents, les majuscules ou les signes.',
} as const satisfies { [key in keyof typeof en]: Message };
