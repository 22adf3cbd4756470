import { instant, type Instant } from '../../../src/core/instant.js';
import type { Deed, Mail, Setting, Snapshot, Story } from './setting.js';
import { noLoad, seeSnapshot, type Turn } from './slow-load.js';
import { act, answer, dueAt, foundLate, passedAbsolute, sayCleared, type SlowResponse } from './slow-response.js';

const hour = 3_600_000;

/** What one snapshot's turns mean for the responses. What opened and is over again was found late, and nobody is told. */
function hear(turns: readonly Turn[], responses: SlowResponse[], at: Instant, setting: Setting, mails: Mail[]): void {
  const openedNow = new Set(turns.filter(({ turn }) => turn === 'opened').map(({ breach }) => breach));
  for (const { turn, breach } of turns) {
    const response = responses.find(({ load }) => load === breach);
    if (turn === 'opened')
      responses.push(breach.clearedAt === null ? answer(breach, at, setting, mails) : foundLate(breach, at));
    else if (!response || openedNow.has(breach)) continue;
    else if (turn === 'cleared') sayCleared(response, at, mails);
    else passedAbsolute(response, at, setting, mails);
  }
}

/**
 * What is decided over a stretch of time: one loop over its hours. At each hour comes first the snapshot taken then, then
 * what the supervisor does, then all that is due: at one instant facts are folded first.
 */
export function slowStory(
  snapshots: readonly Snapshot[],
  deeds: readonly Deed[],
  setting: Setting,
  until: Instant,
): Story {
  const load = noLoad();
  const responses: SlowResponse[] = [];
  const mails: Mail[] = [];
  const states: string[] = [];
  const start = snapshots[0]?.asOf ?? until;
  for (let at = start; at <= until; at = instant(at + hour)) {
    for (const snapshot of snapshots) {
      if (snapshot.asOf !== at) continue;
      hear(seeSnapshot(load, snapshot, setting), responses, at, setting, mails);
      states.push(load.state);
    }
    for (const deed of deeds) if (deed.at === at) act(responses, deed);
    for (const response of responses) dueAt(response, at, setting, mails);
  }
  const breaches = responses.map(({ load: breach, round }) => ({ ...breach, foundLate: round === 0 }));
  return { states, breaches, mails };
}
