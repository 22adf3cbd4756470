import type { Agency } from '../../platform/database/agency.js';
import type { ProblemPage } from '../../platform/problem/problem.filter.js';
import { htmlOf } from '../../platform/tsx/html.js';
import { RefusedPage } from './refused.page.js';

/** The page of a refusal that no page of ours gave: an address that leads nowhere. Who asks is not looked up for it. */
export const problemPage =
  (agency: Pick<Agency, 'name' | 'timeZone' | 'rehearsal'>): ProblemPage =>
  ({ status, detail }, { url }) =>
    htmlOf(
      RefusedPage({
        context: {
          agencyName: agency.name,
          timeZone: agency.timeZone,
          path: url,
          session: null,
          roles: new Set(),
          rehearsal: agency.rehearsal,
          rehearsalNow: null,
          mail: null,
          firstRunSince: null,
          lateFeeds: [],
        },
        status,
        detail,
      }),
    );
