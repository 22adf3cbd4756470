import type { Side } from './target-life.js';

/** The steps from nothing to the first mail, in the order in which they rest on each other. */
export const firstRunSteps = [
  'agency',
  'units',
  'people',
  'absences',
  'assignments',
  'seats',
  'target',
  'mail',
] as const;
export type FirstRunStepName = (typeof firstRunSteps)[number];

/** What an agency has today, as far as the steps ask for it: whoever did it, on a page, by API or on the command line. */
export interface FirstRunFound {
  /** Whether any setting was ever set; until then the usual ones hold. */
  readonly settingsSet: boolean;
  readonly units: number;
  /** Units whose supervisor's post is vacant. */
  readonly unitsWithoutSupervisor: readonly string[];
  /** Workers of the roster who are here today. */
  readonly workers: number;
  /** Who holds a post of a unit by its file and is not on the roster. */
  readonly postsUnknown: readonly string[];
  /** Absences of today and later. */
  readonly absences: number;
  /** Assignments that are open. */
  readonly assignments: number;
  /** Feeds that have spoken. */
  readonly feeds: number;
  /** Files of assignments that wait for an admin's word. */
  readonly filesHeld: number;
  readonly seats: Readonly<Record<Side, number>>;
  readonly admins: number;
  /** Admins and seats who have no password and no other way in yet. */
  readonly cannotSignIn: readonly string[];
  /** One signature is enough for a target. */
  readonly oneSided: boolean;
  readonly targets: { readonly proposed: number; readonly agreed: number; readonly inForce: number };
  /** Whether people are told: a first run that was begun has ended, or none was begun and a target has taken force. */
  readonly telling: boolean;
}

/** What a step still lacks. `one_side`: nobody sits for it. */
export type FirstRunLack =
  | { readonly lacks: 'units' | 'workers' | 'assignments' | 'admin' | 'target' | 'word' }
  | { readonly lacks: 'supervisor' | 'roster'; readonly codes: readonly string[] }
  | { readonly lacks: 'file_held'; readonly files: number }
  | { readonly lacks: 'side'; readonly side: Side }
  | { readonly lacks: 'password'; readonly codes: readonly string[] }
  | { readonly lacks: 'signature'; readonly targets: number };

/** A step: `done`; `usual`: nothing was done and nothing has to be; `open`: something is missing. */
export interface FirstRunStep {
  readonly name: FirstRunStepName;
  readonly number: number;
  readonly state: 'done' | 'usual' | 'open';
  readonly lacks: readonly FirstRunLack[];
}

/** How far an agency has come. What is there decides, never who came by which page. */
export function firstRunOf(found: FirstRunFound): FirstRunStep[] {
  return firstRunSteps.map((name, index) => {
    const lacks = lacksOf(name, found);
    const isUsual = (name === 'agency' && !found.settingsSet) || (name === 'absences' && found.absences === 0);
    return { name, number: index + 1, state: lacks.length > 0 ? 'open' : isUsual ? 'usual' : 'done', lacks };
  });
}

/** The first step that lacks something; null: none does, and people are told. */
export const nextStep = (steps: readonly FirstRunStep[]): FirstRunStep | null =>
  steps.find(({ state }) => state === 'open') ?? null;

function lacksOf(name: FirstRunStepName, found: FirstRunFound): FirstRunLack[] {
  switch (name) {
    case 'agency':
    case 'absences':
      return [];
    case 'units':
      if (found.units === 0) return [{ lacks: 'units' }];
      return someone('supervisor', found.unitsWithoutSupervisor);
    case 'people':
      return [
        ...(found.workers === 0 ? [{ lacks: 'workers' } as const] : []),
        ...someone('roster', found.postsUnknown),
      ];
    case 'assignments':
      return [
        ...(found.filesHeld > 0 ? [{ lacks: 'file_held', files: found.filesHeld } as const] : []),
        ...(found.feeds === 0 ? [{ lacks: 'assignments' } as const] : []),
      ];
    case 'seats':
      return [...emptySides(found), ...someone('password', found.cannotSignIn)];
    case 'target':
      return targetLacks(found);
    case 'mail':
      return found.telling ? [] : [{ lacks: 'word' }];
  }
}

const someone = (lacks: 'supervisor' | 'roster' | 'password', codes: readonly string[]): FirstRunLack[] =>
  codes.length === 0 ? [] : [{ lacks, codes }];

/** Two sides sign, or one where the agency began so; then either will do. */
function emptySides({ seats, admins, oneSided }: FirstRunFound): FirstRunLack[] {
  const empty = (['labor', 'management'] as const).filter((side) => seats[side] === 0);
  const missing = oneSided && empty.length === 1 ? [] : empty;
  return [
    ...(admins === 0 ? [{ lacks: 'admin' } as const] : []),
    ...missing.map((side) => ({ lacks: 'side', side }) as const),
  ];
}

function targetLacks({ targets }: FirstRunFound): FirstRunLack[] {
  if (targets.inForce > 0 || targets.agreed > 0) return [];
  if (targets.proposed > 0) return [{ lacks: 'signature', targets: targets.proposed }];
  return [{ lacks: 'target' }];
}
