import { parseDuration } from '../../core/calendar.js';
import { say } from '../frame/say.js';

const single = { hours: 'duration.hour', days: 'duration.day', 'working days': 'duration.working day' } as const;

/** A duration as people read it: `3 working days`; what is none stays as it was written. */
export function durationText(text: string): string {
  const duration = parseDuration(text);
  if (duration === null) return text;
  const { n, unit } = duration;
  return n === 1 ? say(single[unit]) : say(`duration.${unit}`, { n });
}
