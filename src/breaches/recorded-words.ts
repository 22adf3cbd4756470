import { sayer } from '../platform/language/sayer.js';
import { timelineWords } from './timeline-words.en.js';
import { timelineWordsEs } from './timeline-words.es.js';

const say = sayer(timelineWords, timelineWordsEs);

type Group = 'cause' | 'step' | 'mail' | 'because' | 'excuse';
type RecordedKey = Extract<keyof typeof timelineWords, `${Group}.${string}`>;

const isRecorded = (key: string): key is RecordedKey => Object.hasOwn(timelineWords, key);

/**
 * What the record has a word of its own for, in the language that is spoken: why a round began, a relief step, a kind of
 * mail, why a mail was taken back, how an excuse ended. What it has no word for stays as it was recorded.
 */
export function recordedWord(group: Group, recorded: string): string {
  const key = `${group}.${recorded.replaceAll(' ', '_')}`;
  return isRecorded(key) ? say(key) : recorded;
}

/** A relief step in words. */
export const stepWord = (step: string): string => recordedWord('step', step).replaceAll('_', ' ');
