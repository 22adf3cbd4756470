import { reliefSteps } from '../../breaches/act.schema.js';
import type { LocalDate } from '../../core/instant.js';
import { say } from '../frame/say.js';
import { dayText } from '../frame/times.js';
import type { KeptForm } from './kept-form.js';

/** Fields that no person typed. */
const unseen = new Set(['expectedRound', 'told']);

/** The names of fields as their forms say them. */
const labels = (): Readonly<Record<string, string>> => ({
  heldOn: say('checkIn.heldOn'),
  how: say('checkIn.how'),
  attended: say('checkIn.attended'),
  found: say('checkIn.found'),
  note: say('checkIn.note'),
  workerGivenCopy: say('checkIn.copyGiven'),
  step: say('act.step'),
  waiveReason: say('act.reason'),
  excuseReason: say('act.reason'),
  excuseUntil: say('act.until'),
  held: say('voice.held'),
  text: say('voice.text'),
  assignmentRef: say('voice.disputeWhat'),
  since: say('voice.disputeSince'),
  why: say('voice.disputeWhy'),
  agree: say('voice.answerLabel'),
});

const ways = ['in_person', 'phone', 'video'] as const;

/** What was typed, as the form it was typed in called it; nothing of what was left empty. */
export const shownFields = ({ fields }: KeptForm): { readonly label: string; readonly value: string }[] =>
  fields
    .filter(([name, value]) => value !== '' && !unseen.has(name))
    .map(([name, value]) => ({ label: labelOf(name), value: valueOf(name, value) }));

function labelOf(name: string): string {
  const [, part = '', n = ''] = /^(step|owner|by)-(\d+)$/.exec(name) ?? [];
  if (part === 'step') return say('checkIn.step', { n });
  if (part === 'owner') return say('checkIn.owner', { n });
  if (part === 'by') return say('checkIn.by', { n });
  const known = labels();
  return Object.hasOwn(known, name) ? (known[name] ?? name) : name;
}

function valueOf(name: string, value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayText(value as LocalDate, { year: true });
  const way = name === 'how' ? ways.find((one) => one === value) : undefined;
  if (way !== undefined) return say(`checkIn.how.${way}`);
  const step = /^step(?:-\d+)?$/.test(name) ? reliefSteps.find((one) => one === value) : undefined;
  if (step !== undefined) return say(`step.${step}`);
  return name === 'workerGivenCopy' && value === 'yes' ? say('parts.yes') : value;
}
