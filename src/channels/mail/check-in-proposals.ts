import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventClass } from 'ical-generator';

import type { Instant } from '../../core/instant.js';
import { type ProposedTime, proposedCheckInTime } from '../../core/check-in-time.js';
import type { Attachment } from './attachment.js';
import { type BreachFacts, owesAnswer, type PromisedNotice } from './matter.js';
import { shownSubject, type Writing } from './reader.js';
import { say } from './say.js';
import { moment } from './words.js';

/** A time for the check-in that a breach asks for. */
export interface Proposal {
  readonly breachId: string;
  readonly number: string;
  readonly round: number;
  /** The worker, as the agency shows people to their line. */
  readonly who: string;
  readonly time: ProposedTime;
}

/** More proposals than these would fill a calendar, and are left to the reader. */
const mostProposals = 3;

/** What one notice of a mail says about a breach, as far as a proposal depends on it. */
interface Asked {
  readonly notice: PromisedNotice;
  readonly breach: BreachFacts;
  /** The reader is the worker whom it is about. */
  readonly own: boolean;
}

/** Times for the check-ins that a mail asks its reader for: with what opens a breach, and what says that none was held. */
export function proposalsFor(asked: readonly Asked[], writing: Writing): Proposal[] {
  const wanted = asked.filter(wantsProposal);
  if (wanted.length > mostProposals) return [];
  return wanted.flatMap(({ breach }, place) => {
    const by = breach.checkInBy;
    const time = by === null ? null : proposedCheckInTime(writing.now, by, writing.calendar, place);
    if (time === null) return [];
    const { breachId, number, round } = breach;
    return [{ breachId, number, round, who: shownSubject(writing, breach), time }];
  });
}

function wantsProposal({ notice, breach, own }: Asked): boolean {
  const isAsked = notice.kind === 'opened' || notice.kind === 'check_in_overdue';
  const isOwed = owesAnswer(breach);
  return isAsked && isOwed && !own && breach.subjectKind === 'worker';
}

/** What a mail says of the proposals that go with it. */
export function proposalLine(proposals: readonly Proposal[], timeZone: string): string | null {
  const [first] = proposals;
  if (first === undefined) return null;
  if (proposals.length === 1) return say('proposal.one', { when: moment(first.time.from, timeZone) });
  const times = proposals.map(({ who, time }) => say('proposal.time', { who, when: moment(time.from, timeZone) }));
  return say('proposal.several', { times: times.join('; ') });
}

/** A proposal as a file for calendars (RFC 5545, in UTC): the same round of a breach is always the same entry. */
export function proposalFile(
  { breachId, number, round, who, time }: Proposal,
  { host, baseUrl, now }: { readonly host: string; readonly baseUrl: string; readonly now: Instant },
): Attachment {
  const calendar = ical({
    prodId: { company: 'Plimsoll', product: 'check-in', language: say('frame.lang').toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  const page = `${baseUrl}/breaches/${number}/check-in`;
  calendar.createEvent({
    id: `check-in.${breachId}.${round}@${host}`,
    stamp: new Date(now),
    start: new Date(time.from),
    end: new Date(time.until),
    summary: say('proposal.summary', { who, number }),
    description: say('proposal.description', { page }),
    url: page,
    class: ICalEventClass.PRIVATE,
    busystatus: ICalEventBusyStatus.TENTATIVE,
  });
  return {
    filename: say('proposal.file', { number }),
    contentType: 'text/calendar; charset=utf-8',
    content: `${calendar.toString()}\r\n`,
  };
}
