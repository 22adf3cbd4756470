import type { Translation } from '../platform/language/sayer.js';
import type { refusalWords } from './refusal-words.en.js';

/** Why an act on a target or a seat is refused, in US Spanish. */
export const refusalWordsEs: Translation<typeof refusalWords> = {
  'side.labor': 'la parte laboral',
  'side.management': 'la gerencia',
  'state.proposed': 'propuesta',
  'state.agreed': 'acordada',
  'state.in_force': 'vigente',
  'state.superseded': 'reemplazada',
  'state.withdrawn': 'retirada',
  'state.retired': 'terminada',
  'target.notProposed':
    'Esta versión está {state}: solo una propuesta se puede editar, firmar o retirar. Proponga en su lugar un cambio de la meta.',
  'target.newerAgreed':
    'La versión {version} ya está acordada y toma el lugar de esta. Proponga en su lugar un cambio de aquella.',
  'target.sideSigned':
    '{by} ya firmó por {side}. Falta una firma de la otra parte: pídala a quien tenga un puesto de ella.',
  'target.personSigned':
    'Usted ya firmó por {side}: las dos firmas son de dos personas. Pídala a alguien con un puesto de la otra parte.',
  'target.sameMatter':
    'La meta «{name}» ({target}, versión {version}) tiene el mismo alcance, tipo de regla y cuenta en algunos de estos días. Proponga un cambio de ella, nómbrela en insteadOf o elija otros días.',
  'target.signedBefore':
    'Las dos partes firmaron esta meta: solo sus firmas la cambian. Una ley es una meta propia, al lado de esta.',
  'target.insteadOfSigned':
    'insteadOf nombra una meta que firman las dos partes: una ley está a su lado y no puede reemplazarla.',
  'target.nothingToRetire':
    'Ninguna versión de esta meta está acordada ni vigente. Una propuesta sin las dos firmas se retira.',
  'sign.person':
    'Una meta la firma una persona; un token sin persona nunca firma. Use el token de alguien que tenga un puesto, o inicie sesión.',
  'sign.side': 'Usted no tiene un puesto de {side}. Pida la firma a alguien que lo tenga.',
  'grant.adminOnly': 'Esto lo da un administrador. Pídaselo a uno.',
  'grant.seatOnly': 'Ya hay un puesto de {side}: los siguientes los da quien tiene uno. Pídalo a esa persona.',
  'grant.seatsLeft':
    'Quienes tenían los puestos de {side} ya no están en la plantilla. El siguiente lo da una de esas personas: póngala primero de nuevo en la plantilla.',
  'grant.otherSide':
    '{person} tiene un puesto de {side} y no puede tener otro de {role}: una meta la firman dos personas, una de cada parte. Elija a otra persona.',
};
