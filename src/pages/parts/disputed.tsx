import type { VNode } from 'preact';

import { say } from '../frame/say.js';

/** The mark of what a worker disputes: a word in a frame, told apart without colour. */
export const Disputed = (): VNode => <strong class="plim-disputed">{say('voice.disputed')}</strong>;
