import type { Json } from '../../core/entry.js';
import type { PromisedNotice } from './matter.js';
import { textFact, textFacts, whenFact } from './reader.js';

type Fields = { readonly [key: string]: Json };

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Why a breach ended, in a sentence. */
export function endedLine({ facts }: PromisedNotice): string {
  const reason = facts['reason'];
  if (typeof reason === 'string') return `It ended: ${reason.replaceAll('_', ' ')}.`;
  if (!isFields(reason)) return 'It ended: it no longer applies.';
  if (reason['code'] === 'target_changed') return `It ended: the target changed ${limitsOf(reason['limits'])}.`;
  return `It ended: ${(textFact(reason, 'why') ?? 'it no longer applies').replaceAll('_', ' ')}.`;
}

/** `14 → 18`, rule by rule. */
function limitsOf(limits: Json | undefined): string {
  if (!Array.isArray(limits)) return '';
  const changes = (limits as readonly Json[]).filter(isFields).map((limit) => {
    const from = textFact(limit, 'from') ?? 'no limit';
    return `${from} → ${textFact(limit, 'to') ?? 'no limit'}`;
  });
  return changes.join(', ');
}

const fields: Readonly<Record<string, string>> = {
  startedAt: 'It began',
  openedAt: 'It opened',
  clearedAt: 'It cleared',
  peak: 'The highest load',
  end: 'How it ended',
};

/** What corrected data changed on record. */
export function correctionLines({ facts }: PromisedNotice, timeZone: string): string[] {
  const text = textFact(facts, 'text');
  const lines = [...(text === null ? [] : [text]), ...textFacts(facts, 'lines')];
  if (facts['what'] === 'annulled') {
    const into = textFact(facts, 'into');
    lines.push(
      into === null
        ? 'By the corrected data the caseload was never over the agreed level. The breach is annulled; what was recorded stays readable.'
        : `By the corrected data this is a part of ${into}. The breach is annulled; what was recorded stays readable.`,
    );
  }
  if (facts['roundCause'] === 'still_open') {
    lines.push('By the corrected data it never came back within the agreed level: it is still open.');
  }
  const changes = facts['changes'];
  if (Array.isArray(changes)) {
    for (const change of (changes as readonly Json[]).filter(isFields)) lines.push(changeLine(change, timeZone));
  }
  return lines.length > 0 ? lines : ['Late or corrected data changed what is on record; the page shows both.'];
}

function changeLine(change: Fields, timeZone: string): string {
  const field = textFact(change, 'field') ?? '';
  return `${fields[field] ?? field}: ${valueOf(change, 'to', timeZone)}, recorded before as ${valueOf(change, 'from', timeZone)}.`;
}

function valueOf(change: Fields, key: string, timeZone: string): string {
  const value = change[key];
  if (value === null || value === undefined) return 'not yet';
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}/.test(value) ? (whenFact(change, key, timeZone) ?? value) : value;
  if (typeof value === 'number') return String(value);
  return isFields(value) ? (textFact(value, 'why') ?? textFact(value, 'code') ?? 'otherwise') : 'otherwise';
}
