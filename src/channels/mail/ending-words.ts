import type { Json } from '../../core/entry.js';
import type { PromisedNotice } from './matter.js';
import { type Fields, fieldsIn, isFields, textFact, textFacts, whenFact } from './reader.js';
import { say } from './say.js';
import { counted, listed, shown } from './words.js';

/** Why a breach ended, in a sentence. */
export function endedLine({ facts }: PromisedNotice): string {
  const reason = facts['reason'];
  if (typeof reason === 'string') return say('ended.line', { why: whyEnded(reason) });
  if (isFields(reason) && reason['code'] === 'target_changed')
    return say('ended.targetChanged', { limits: limitsOf(reason) });
  return say('ended.line', { why: whyEnded(isFields(reason) ? textFact(reason, 'why') : null) });
}

const absences = {
  'target no longer in force': 'why.targetInForce',
  'replaced by another target': 'why.replaced',
  deactivated: 'why.deactivated',
  'no longer in scope': 'why.scope',
  'no longer reported': 'why.reported',
} as const;

const isAbsence = (text: string): text is keyof typeof absences => Object.hasOwn(absences, text);

/** Why a target applies no more, in the words that the record has for it; null: it is not said. */
export function whyEnded(recorded: string | null): string {
  if (recorded === null) return say('why.generic');
  const words = recorded.replaceAll('_', ' ');
  if (isAbsence(words)) return say(absences[words]);
  const [, limits] = /^target changed (.+)$/.exec(words) ?? [];
  return limits === undefined ? words : say('why.targetChanged', { limits });
}

/** `14 → 18`, rule by rule. */
function limitsOf(reason: Fields): string {
  const changes = fieldsIn(reason, 'limits').map((limit) => {
    const from = textFact(limit, 'from') ?? say('ended.noLimit');
    return `${from} → ${textFact(limit, 'to') ?? say('ended.noLimit')}`;
  });
  return changes.join(', ');
}

const fields = ['startedAt', 'openedAt', 'clearedAt', 'peak', 'end'] as const;

/** What corrected data changed on record. */
export function correctionLines({ facts }: PromisedNotice, timeZone: string): string[] {
  const text = textFact(facts, 'text');
  const lines = [...(text === null ? [] : [text]), ...textFacts(facts, 'lines')];
  if (facts['what'] === 'annulled') {
    const into = textFact(facts, 'into');
    lines.push(into === null ? say('change.annulled') : say('change.annulledInto', { into }));
  }
  if (facts['roundCause'] === 'still_open') lines.push(say('change.stillOpen'));
  lines.push(...fieldsIn(facts, 'changes').map((change) => changeLine(change, timeZone)));
  return lines.length > 0 ? lines : [say('change.generic')];
}

function changeLine(change: Fields, timeZone: string): string {
  const name = textFact(change, 'field') ?? '';
  const known = fields.find((one) => one === name);
  const field = known === undefined ? name : say(`change.${known}`);
  return say('change.line', {
    field,
    to: valueOf(change, 'to', timeZone),
    from: valueOf(change, 'from', timeZone),
  });
}

/** The highest load by one rule: `20 referrals`. */
const peakOf = (rule: Fields): string =>
  counted(shown(textFact(rule, 'peak') ?? '0'), textFact(rule, 'countUnit') ?? '');

function valueOf(change: Fields, key: string, timeZone: string): string {
  const value: Json | undefined = change[key];
  if (value === null || value === undefined) return say('change.notYet');
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}/.test(value) ? (whenFact(change, key, timeZone) ?? value) : value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return listed(fieldsIn(change, key).map(peakOf));
  if (!isFields(value)) return say('change.otherwise');
  if (value['code'] === 'target_changed') return say('why.targetChanged', { limits: limitsOf(value) });
  const why = textFact(value, 'why') ?? textFact(value, 'code');
  return why === null ? say('change.otherwise') : whyEnded(why);
}
