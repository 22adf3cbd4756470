// What the service holds when nobody asks anything of it.

import { setTimeout as pause } from 'node:timers/promises';

import { figure } from './figure.mjs';
import { residentMemory, withService } from './service.mjs';

const LIMIT_MIB = 150;
const IDLE_FOR = 10_000;

export const idleMemory = () =>
  withService({}, async ({ pid }) => {
    await pause(IDLE_FOR);
    return [
      figure({
        name: 'idle memory of the service after 10 s',
        value: residentMemory(pid),
        unit: 'MiB',
        limit: LIMIT_MIB,
        against: 'agreed',
        goal: { atMost: 1 },
      }),
    ];
  });
