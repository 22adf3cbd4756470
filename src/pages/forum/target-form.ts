import type { RungBody, TargetBody } from '../../core/target-terms.js';
import { usualClocks, usualLadder } from '../../core/target-terms.js';
import type { ProblemDetail } from '../../platform/problem/problem.js';
import { errorsOf } from '../../platform/problem/schema-problem.js';
import { type TargetInput, targetSchema } from '../../targets/target.schema.js';
import type { FieldError } from '../frame/error-summary.js';
import { say } from '../frame/say.js';
import { fieldErrors, typedForm } from '../parts/form-fields.js';

/** A target as it stands in the form, field by field. */
export type TypedTarget = Readonly<Record<string, string>>;

/** As many steps of a ladder as the page has room for. */
export const rungRows = 5;

/** As many rules of a target as the page has room for. */
export const ruleRows = 4;

/** The field of a rule's part: the first rule's goes by its name alone. */
export const ruleField = (name: string, n: number): string => (n === 1 ? name : `${name}-${n}`);

const durations = ['alertAfter', 'clearAfter', 'checkInWithin', 'remindEvery', 'checkInAgainAfter'] as const;
const scopes = ['region', 'unit', 'classification', 'person'] as const;
const levels = ['goal', 'absoluteLimit', 'clearAt'] as const;

/** The form for a new target, with the times and the ladder that are usual in the trade. */
export function blankTarget(): TypedTarget {
  const usual = Object.fromEntries(durations.map((name) => [name, usualClocks[name]]));
  return { kind: 'open_count', prorate: 'yes', ...usual, ...typedLadder(usualLadder) };
}

/** A target's newest terms in the form, to propose a change of them. */
export function typedTarget(body: TargetBody): TypedTarget {
  const [rule] = body.rules;
  const given = (value: string | number | null | undefined): string =>
    value === null || value === undefined ? '' : String(value);
  return {
    ...blankTarget(),
    kind: rule?.kind ?? 'open_count',
    name: body.name,
    program: body.scope.program,
    agreement: given(body.agreement),
    clause: given(body.clause),
    ...Object.fromEntries(
      body.rules
        .slice(0, ruleRows)
        .flatMap((one, index) => [
          [ruleField('counts', index + 1), (one.counts ?? []).join(', ')],
          ...(['countUnit', 'limit', ...levels] as const).map((name): [string, string] => [
            ruleField(name, index + 1),
            given(one[name]),
          ]),
        ]),
    ),
    ...Object.fromEntries(scopes.map((name) => [name, given(body.scope[name])])),
    ...Object.fromEntries(durations.map((name) => [name, body[name] ?? usualClocks[name]])),
    excusedUpTo: given(body.excusedUpTo),
    until: given(body.until),
    prorate: rule?.prorate === false ? '' : 'yes',
    from: '',
    reason: '',
    ...(body.ladder === undefined ? {} : typedLadder(body.ladder)),
  };
}

/** The form as it was sent; what was not ticked is empty. */
export const sentTarget = (body: unknown): TypedTarget => ({ prorate: '', ...typedForm(body) });

function typedLadder(ladder: readonly RungBody[]): TypedTarget {
  return Object.fromEntries(
    Array.from({ length: rungRows }, (_, index) => index + 1).flatMap((n) => {
      const rung = ladder[n - 1];
      return [
        [`after-${n}`, rung?.after ?? ''],
        [`to-${n}`, rung?.to.join('+') ?? ''],
        [`unless-${n}`, rung?.unless ?? ''],
      ];
    }),
  );
}

export type ReadTarget =
  | { readonly is: 'read'; readonly body: TargetInput }
  | { readonly is: 'wrong'; readonly errors: readonly FieldError[] };

/**
 * Reads a form into what the API takes; `base` keeps what the form has no fields for, but for reaching back, which each
 * version says anew.
 */
export function readTarget(form: TypedTarget, base: TargetBody | null): ReadTarget {
  const text = (name: string): string => form[name]?.trim() ?? '';
  const body = {
    ...base,
    retroactive: undefined,
    name: text('name'),
    agreement: text('agreement'),
    clause: text('clause'),
    scope: { program: text('program'), ...filled(scopes, text) },
    rules: [
      ...filledRules(text).map((n) => ruleOf(text, n, base?.rules[n - 1])),
      ...(base?.rules.slice(ruleRows) ?? []),
    ],
    ...filled(durations, text),
    excusedUpTo: text('excusedUpTo') === '' ? null : text('excusedUpTo'),
    ...ladderOf(text, base?.ladder?.slice(rungRows) ?? []),
    from: text('from'),
    until: text('until') === '' ? null : text('until'),
    reason: text('reason'),
  };
  const result = targetSchema.safeParse(JSON.parse(JSON.stringify(body)));
  if (result.success) return { is: 'read', body: result.data };
  return { is: 'wrong', errors: targetErrors(errorsOf(result.error.issues), form) };
}

/** The rules that something was typed of; the first is always one. */
const filledRules = (text: (name: string) => string): number[] =>
  Array.from({ length: ruleRows }, (_, index) => index + 1).filter(
    (n) => n === 1 || ['counts', 'countUnit', 'limit', ...levels].some((name) => text(ruleField(name, n)) !== ''),
  );

/** One rule as it was typed; what the form has no field for stays as it was. */
function ruleOf(text: (name: string) => string, n: number, was: TargetBody['rules'][number] | undefined): object {
  const at = (name: string): string => text(ruleField(name, n));
  const counts = at('counts')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return {
    ...(was?.kind === text('kind') ? was : {}),
    kind: text('kind'),
    counts: counts.length === 0 ? null : counts,
    ...(at('countUnit') === '' ? { countUnit: undefined } : { countUnit: at('countUnit') }),
    limit: numberOf(at('limit')),
    ...Object.fromEntries(levels.map((name) => [name, at(name) === '' ? null : numberOf(at(name))])),
    ...(text('kind') === 'open_count' ? { prorate: text('prorate') === 'yes' } : {}),
  };
}

const filled = (names: readonly string[], text: (name: string) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(names.flatMap((name) => (text(name) === '' ? [] : [[name, text(name)]])));

/** What is no number stays as it was typed, so that the schema refuses it where it stands. */
const numberOf = (text: string): number | string => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);

/** The rungs of the form, and after them those for which it has no room. */
function ladderOf(text: (name: string) => string, further: readonly RungBody[]): { ladder?: readonly object[] } {
  const rungs = filledRungs(text).map((n) => ({
    after: text(`after-${n}`),
    to: text(`to-${n}`).split('+'),
    unless: text(`unless-${n}`) === '' ? null : text(`unless-${n}`),
  }));
  return rungs.length === 0 ? {} : { ladder: [...rungs, ...further] };
}

const filledRungs = (text: (name: string) => string): number[] =>
  Array.from({ length: rungRows }, (_, index) => index + 1).filter((n) => text(`to-${n}`) !== '');

/** The API's errors, each at its field of the form. */
export function targetErrors(errors: readonly ProblemDetail[], form: TypedTarget): readonly FieldError[] {
  return fieldErrors(errors, (pointer) => fieldAt(pointer, form)).map(({ field, message }) => ({
    field,
    message: missing(field, form) ?? message,
  }));
}

function fieldAt(pointer: string, form: TypedTarget): string | null {
  const [, name = '', second = '', third = ''] = pointer.split('/');
  if (name === 'scope') return second === '' ? 'program' : second;
  if (name === 'rules') {
    const n = filledRules((field) => form[field]?.trim() ?? '')[Number(second)] ?? 1;
    return ruleField(third === '' ? 'limit' : third, n);
  }
  if (name !== 'ladder') return name === '' ? null : name;
  const n = filledRungs((field) => form[field]?.trim() ?? '')[Number(second)] ?? 1;
  return third === 'to' || third === 'unless' ? `${third}-${n}` : `after-${n}`;
}

function missing(field: string | null, form: TypedTarget): string | null {
  const value = field === null ? '' : (form[field]?.trim() ?? '');
  if (field === 'name' && value === '') return say('newTarget.nameMissing');
  if (field === 'program' && value === '') return say('newTarget.programMissing');
  if (field !== null && /^limit(-\d)?$/.test(field) && typeof numberOf(value) === 'string')
    return say('newTarget.limitMissing');
  if (field === 'from' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return say('newTarget.fromMissing');
  const isLevel = levels.some((name) => name === field?.replace(/-\d$/, ''));
  return isLevel && typeof numberOf(value) === 'string' ? say('newTarget.numberWrong') : null;
}
