import { pino } from 'pino';

/** The log of the process: one JSON line an event. Its level is set when the settings have been read. */
export const log = pino({ name: 'plimsoll', base: null });
