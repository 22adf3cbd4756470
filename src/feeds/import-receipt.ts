import { appendEntries } from '../breach-log/log.js';
import { rfc3339 } from '../core/instant.js';
import type { Notice } from '../core/notice.js';
import { promise } from '../notifications/promise.js';
import { admins } from '../people/grant.queries.js';
import type { Tx } from '../platform/database/database.js';
import type { Finding } from './findings.js';
import type { Import, Settlement } from './import.queries.js';

const entryKinds = { applied: 'import_applied', refused: 'import_refused', held: 'import_held' } as const;

/** What came of an import is an entry of the log; admins are told of one that was refused or is held. */
export async function receiptOf(
  tx: Tx,
  sent: Pick<Import, 'importId' | 'kind' | 'feed' | 'mode' | 'asOf' | 'digest' | 'receivedBy'>,
  { state, totals, findings, heldBecause }: Settlement,
  by: string | null = sent.receivedBy,
): Promise<void> {
  if (state === 'checked') return;
  if (state !== 'applied')
    await tellAdmins(tx, sent, state, state === 'held' ? (heldBecause ?? '') : firstOf(findings), by);
  await appendEntries(tx, [
    {
      kind: entryKinds[state],
      effectiveAt: sent.asOf,
      ...(by === null ? {} : { by }),
      facts: {
        import: sent.importId,
        importKind: sent.kind,
        feed: sent.feed,
        mode: sent.mode,
        digest: sent.digest?.toString('base64') ?? null,
        ...totals,
        ...(heldBecause === undefined ? {} : { because: heldBecause }),
      },
    },
  ]);
}

const mostShown = 3;

const placed = ({ line, column, detail }: Finding): string =>
  [line === null ? '' : `line ${line}`, column ?? '', detail].filter((part) => part !== '').join(', ');

const firstOf = (findings: readonly Finding[]): string => findings.slice(0, mostShown).map(placed).join('; ');

async function tellAdmins(
  tx: Tx,
  sent: Pick<Import, 'importId' | 'kind' | 'feed' | 'asOf'>,
  state: 'refused' | 'held',
  why: string,
  by: string | null,
): Promise<void> {
  const facts = { import: sent.importId, importKind: sent.kind, feed: sent.feed, asOf: rfc3339(sent.asOf), why };
  const to = (await admins(tx, tx.now)).filter((admin) => admin !== by);
  const kind = state === 'refused' ? 'import_refused' : 'import_held';
  const notices = to.map((admin): Notice => ({ kind, to: admin, because: 'admin', breach: null, facts }));
  await promise(tx, notices, () => null);
}
