import { frameSentences } from './frame-sentences.en.js';
import { say } from './say.js';

type StepKey = Extract<keyof typeof frameSentences, `step.${string}`>;

const isStep = (key: string): key is StepKey => Object.hasOwn(frameSentences, key);

/** A relief step, as a check-in names it, in words. */
export function stepWord(step: string): string {
  const key = `step.${step.replaceAll(' ', '_')}`;
  return isStep(key) ? say(key) : step.replaceAll('_', ' ');
}
