// What drawing costs: the load line of 90 days on each of which the load moved, with all its table says, and its calendar.

import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';

import { addDays, startOfDay } from '../../dist/core/calendar.js';
import { exact } from '../../dist/core/decimal.js';
import { termsOf } from '../../dist/core/target-terms.js';
import { timeline } from '../../dist/core/timeline.js';
import { DayCalendarPicture } from '../../dist/pages/pictures/day-calendar.js';
import { dayCalendarOf } from '../../dist/pages/pictures/day-calendar.view.js';
import { LoadLinePicture } from '../../dist/pages/pictures/load-line.js';
import { loadLineOf } from '../../dist/pages/pictures/load-line.view.js';
import { figure, quantile } from './figure.mjs';

const DAYS = 90;
const FIRST = '2026-08-03';
const LIMIT_MS = 1;
const WARM_UP = 300;

const calendar = {
  timeZone: 'America/Los_Angeles',
  workingDays: new Set([1, 2, 3, 4, 5]),
  closeOfBusiness: '17:00',
  offDays: new Set(),
};
const dawn = (day) => startOfDay(addDays(FIRST, day), calendar);

/** A worker of whom every day one piece of work came or went, below and above a limit of 14. */
function ninetyDays() {
  const subject = { kind: 'worker', id: 'keel' };
  const [from, until] = [dawn(0), dawn(DAYS)];
  const holdings = Array.from({ length: DAYS }, (_, day) => ({
    subject,
    work: {
      program: 'ER',
      caseType: 'referral',
      units: exact(10 + ((day * 7) % 9)),
      measures: {},
      role: 'primary',
      profile: 'average',
      state: 'open',
    },
    from: dawn(day),
    until: day === DAYS - 1 ? null : dawn(day + 1),
  }));
  const terms = termsOf({
    name: 'ER',
    scope: { program: 'ER' },
    rules: [{ kind: 'open_count', goal: 12, limit: 14 }],
    from: FIRST,
  });
  const targets = [{ targetId: 'er', version: 1, terms, from, until: null }];
  const [line] = timeline({ subject, holdings, capacities: [], targets, unreported: [] }, { from, until });
  return { calendar, moments: line.moments, from, until, isCurrent: true, reach: until, stale: false };
}

function timesOf(draw, times) {
  for (let n = 0; n < WARM_UP; n++) draw();
  return Array.from({ length: times }, () => {
    const before = performance.now();
    draw();
    return performance.now() - before;
  });
}

/** A picture is worked out of its past and written as HTML; both count. */
export function pictureTimes({ requests }) {
  const past = ninetyDays();
  const pictures = {
    'load line of 90 days, moved on each': () =>
      renderToString(
        h(LoadLinePicture, { id: 'p', who: 'Keel', what: 'ER referrals', line: loadLineOf(past), calendar }),
      ),
    'calendar of 90 days': () =>
      renderToString(
        h(DayCalendarPicture, { id: 'd', title: 'Days over', days: dayCalendarOf(loadLineOf(past), past) }),
      ),
  };
  return Object.entries(pictures).map(([name, draw]) => {
    const times = timesOf(draw, requests);
    return figure({
      name: `picture: ${name}, p50`,
      value: quantile(times, 0.5),
      unit: 'ms',
      limit: LIMIT_MS,
      against: 'agreed',
      goal: { atMost: 1 },
      detail: { p99: quantile(times, 0.99), 'KiB of HTML': draw().length / 1024 },
    });
  });
}
