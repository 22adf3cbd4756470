import type { Who } from './right.js';

/** Circles of people and programs that the rows of rights name again and again. */
export const admins: readonly Who[] = ['admin', 'admin_token'];
export const sides: readonly Who[] = ['labor', 'management'];
/** Who reads the whole record: the same rows for everybody here. */
export const forum: readonly Who[] = [...sides, 'auditor', ...admins, 'reader'];
/** Who leads or covers a unit, whichever. */
export const leaders: readonly Who[] = ['supervisor', 'manager', 'director'];
export const everybody: readonly Who[] = ['person', 'admin_token', 'reader'];
export const importers: readonly Who[] = [...admins, 'it', 'integration'];
export const ofTheWorker: readonly Who[] = ['self', 'line', ...forum];
