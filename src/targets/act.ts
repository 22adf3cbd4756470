import type { EntryDraft, Json } from '../core/entry.js';
import type { Instant } from '../core/instant.js';
import { otherSide, type Side, sides } from '../core/target-life.js';
import type { TargetBody } from '../core/target-terms.js';
import type { VersionState } from './version.queries.js';

/** Who acts on a target; without a person it is the admin token. */
export interface Actor {
  readonly personId: string | null;
  /** The sides that the person sits for. */
  readonly sides: readonly Side[];
}

/** What the seats of which sides are to be told. */
export interface Told {
  readonly sides: readonly Side[];
  readonly facts: { readonly [key: string]: Json };
}

/** Another target that already speaks of the same matter on the same days. */
export interface Contradicts {
  readonly targetId: string;
  readonly name: string;
  readonly version: number;
}

/** An act on a version or a retirement that was carried out; `created` where something new came of it. */
export interface Done {
  readonly outcome: 'done';
  readonly created: boolean;
  readonly targetId: string;
  readonly version: number;
  readonly state: VersionState;
  readonly entries: readonly EntryDraft[];
  readonly told: Told | null;
}

/** What became of an act on a target, and if nothing, why. */
export type TargetOutcome =
  | Done
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'unknown_instead_of' }
  | { readonly outcome: 'not_proposed'; readonly state: VersionState }
  | { readonly outcome: 'newer_agreed'; readonly version: number }
  | { readonly outcome: 'side_signed'; readonly side: Side; readonly by: string }
  | { readonly outcome: 'person_signed'; readonly side: Side }
  | { readonly outcome: 'contradicts'; readonly other: Contradicts }
  | { readonly outcome: 'never_in_force' }
  | { readonly outcome: 'signed_before'; readonly what: 'version' | 'insteadOf' }
  | { readonly outcome: 'nothing_to_retire' };

/** Nothing had to change. */
export function unchanged(version: { targetId: string; version: number; state: VersionState }): Done {
  return {
    outcome: 'done',
    created: false,
    targetId: version.targetId,
    version: version.version,
    state: version.state,
    entries: [],
    told: null,
  };
}

/** The sides that hear of an act: the other one; of an act for no side, both. */
export function sidesToTell(actor: Actor): readonly Side[] {
  const [side, second] = actor.sides;
  return side === undefined || second !== undefined ? sides : [otherSide(side)];
}

/** What an act is on record as. */
export interface Record {
  readonly kind: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly target: { readonly targetId: string; readonly version: number; readonly body: TargetBody };
  readonly facts?: { readonly [key: string]: Json };
  readonly sealed?: { readonly [key: string]: string };
}

/** The entry of an act on a target. */
export function entryOf({ kind, at, actor, target, facts, sealed }: Record): EntryDraft {
  return {
    kind,
    effectiveAt: at,
    ...(actor.personId === null ? {} : { by: actor.personId }),
    facts: { target: target.targetId, version: target.version, name: target.body.name, ...facts },
    ...(sealed === undefined ? {} : { sealed }),
  };
}

/** What the other side is told of it. */
export function toldOf({ kind, actor, target, facts }: Record): Told {
  const { targetId, version, body } = target;
  const agreed = facts?.agreed === true;
  const heading = `${headings[kind] ?? 'A target was changed'}: ${body.name}, version ${version}.`;
  return {
    sides: sidesToTell(actor),
    facts: {
      act: kind,
      target: targetId,
      version,
      name: body.name,
      by: actor.personId,
      from: body.from,
      reason: body.reason ?? null,
      heading,
      text: agreed ? 'It has all the signatures that it needs.' : (waiting[kind] ?? null),
      todo: agreed || waiting[kind] === undefined ? null : 'Read what it says, and sign it or propose another.',
      ...facts,
    },
  };
}

const headings: { readonly [kind: string]: string } = {
  target_proposed: 'A target was proposed',
  target_edited: 'A proposed target was edited, and the signatures under it are taken away',
  target_withdrawn: 'A proposed target was withdrawn',
  target_approved: 'A target was signed',
  target_retirement_proposed: 'The retirement of a target was proposed',
  target_retirement_withdrawn: 'A proposed retirement was withdrawn',
  target_retirement_approved: 'The retirement of a target was signed',
};

const forceWaits = 'It takes force only when both sides have signed it.';
const endWaits = 'The target ends only when both sides have signed it.';

/** What an act waits for; one that is not here waits for nothing. */
const waiting: { readonly [kind: string]: string } = {
  target_proposed: forceWaits,
  target_edited: forceWaits,
  target_approved: forceWaits,
  target_retirement_proposed: endWaits,
  target_retirement_approved: endWaits,
};

/** What an entry says of a body: its terms in the clear, but for the reason, which is free text. */
export function termsInTheClear({ reason: _reason, ...terms }: TargetBody): Json {
  return JSON.parse(JSON.stringify(terms)) as Json;
}

/** The reason that a body gives, as an entry commits to it. */
export function reasonSealed(body: TargetBody): { readonly reason: string } | undefined {
  return body.reason === undefined || body.reason === '' ? undefined : { reason: body.reason };
}
