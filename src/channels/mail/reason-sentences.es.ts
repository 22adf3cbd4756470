import type { Translation } from '../../platform/language/sayer.js';
import type { reasonSentences } from './reason-sentences.en.js';

/** Why somebody got a mail, or was passed over, in US Spanish. */
export const reasonSentencesEs: Translation<typeof reasonSentences> = {
  'reason.worker': 'se trata de su propia carga de casos',
  'reason.told': 'usted recibió el aviso cuando empezó',
  'reason.admin': 'usted administra el servicio',
  'reason.asked': 'usted lo pidió',
  'reason.responsible': 'le corresponde a usted',

  'post.supervisor': 'supervisión',
  'post.manager': 'gerencia de unidad',
  'post.director': 'dirección',
  'post.supervisorOf': 'supervisión de {unit}',
  'post.managerOf': 'gerencia de unidad de {unit}',
  'post.directorOf': 'dirección de {unit}',
  'post.covers': 'suplencia de {code}, {post}',
  'seat.labor': 'puesto de la parte laboral',
  'seat.management': 'puesto de la gerencia',

  'over.vacant': '{post}: el puesto está vacante',
  'over.notInPost': '{post}, ya no está en el puesto',
  'over.onLeave': '{post}, con licencia',
  'over.coverOnLeave': '{post}, también con licencia',
  'over.coverNotInPost': '{post}, que no está en el puesto',
  'over.isWorker': '{post}, es la persona de cuya carga se trata',
  'over.noCover': 'no hay suplencia de {code}',
  'over.present': 'la supervisión está presente',
  'over.presentOf': 'la supervisión de {unit} está presente',
  'over.ownAct': 'fue su propio acto',
};
