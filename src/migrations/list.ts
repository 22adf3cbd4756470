import { Ground1764000000000 } from './0000-ground.js';
import { People1764000000001 } from './0001-people.js';
import { Targets1764000000002 } from './0002-targets.js';
import { Caseload1764000000003 } from './0003-caseload.js';
import { BreachLog1764000000004 } from './0004-breach-log.js';
import { Breaches1764000000005 } from './0005-breaches.js';
import { Notifications1764000000006 } from './0006-notifications.js';
import { Access1764000000007 } from './0007-access.js';
import { Imports1764000000008 } from './0008-imports.js';
import { Rehearsal1764000000009 } from './0009-rehearsal.js';
import { Voice1764000000010 } from './0010-voice.js';
import { SavedViews1764000000011 } from './0011-saved-views.js';
import { FirstRun1764000000012 } from './0012-first-run.js';
import { MailAttachments1764000000014 } from './0014-mail-attachments.js';
import { Language1764000000015 } from './0015-language.js';

/** Every migration, in the order they run. */
export const migrations = [
  Ground1764000000000,
  People1764000000001,
  Targets1764000000002,
  Caseload1764000000003,
  BreachLog1764000000004,
  Breaches1764000000005,
  Notifications1764000000006,
  Access1764000000007,
  Imports1764000000008,
  Rehearsal1764000000009,
  Voice1764000000010,
  SavedViews1764000000011,
  FirstRun1764000000012,
  MailAttachments1764000000014,
  Language1764000000015,
];

/** Tables with a row in them as soon as an agency works in earnest: such a database never becomes a rehearsal. */
export const tablesOfFacts = ['person_version', 'unit_version', 'assignment_fact', 'target'];
