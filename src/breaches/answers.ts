import { rfc3339 } from '../core/instant.js';
import type { Acted } from './act.js';

/** What an act is answered with: who and when, the round, and whether the page it came from was of an earlier one. */
export function answerOf({ row, answer }: Acted): object {
  const now = { number: row.number, loadTrack: row.load_track, responseTrack: row.response_track, round: row.round };
  switch (answer.outcome) {
    case 'done':
      return { ...now, staleRound: answer.staleRound, goneTo: answer.goneTo };
    case 'again':
      return { ...now, by: answer.by, at: rfc3339(answer.at), again: true };
    case 'noted':
      return now;
    case 'nothing':
      return { ...now, unchanged: answer.why };
  }
}
