import type { MassChangeGuard } from '../core/mass-change.js';

/** Why subjects are read: what may open many breaches at once is watched by a guard, what comes one by one is not. */
export type Cause =
  | { readonly kind: 'events' }
  | { readonly kind: 'import'; readonly importId: string; readonly guard: MassChangeGuard | null }
  | {
      readonly kind: 'target';
      readonly targetId: string;
      readonly version: number;
      readonly guard: MassChangeGuard | null;
    }
  | { readonly kind: 'sweep' };
