import type { Instant, LocalDate } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { TokenRole } from './caller.js';

export interface TokenRow {
  token_id: string;
  name: string;
  role: TokenRole | null;
  person_id: string | null;
  made_at: Instant;
  made_by: string | null;
  expires_on: LocalDate | null;
  revoked_at: Instant | null;
}

export interface TokenDraft {
  readonly id: string;
  readonly name: string;
  readonly role: TokenRole | null;
  readonly personId: string | null;
  readonly digest: Buffer;
  readonly madeBy: string | null;
  readonly expiresOn: string | null;
}

export async function insertToken(tx: Tx, token: TokenDraft): Promise<void> {
  await tx.query(
    `insert into api_token (token_id, name, role, person_id, digest, made_at, made_by, expires_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [token.id, token.name, token.role, token.personId, token.digest, timestamp(tx.now), token.madeBy, token.expiresOn],
  );
}

/** What a token that is good today stands for. */
export async function tokenByDigest(
  db: Db,
  digest: Buffer,
  at: Instant,
): Promise<{ role: TokenRole | null; person_id: string | null } | undefined> {
  const rows = await db.prepared<{ role: TokenRole | null; person_id: string | null }>(
    'access token',
    `select role, person_id from api_token
     where digest = $1 and revoked_at is null
       and (expires_on is null or expires_on > ($2::timestamptz at time zone
             (select time_zone from agency where agency_id = plimsoll_agency()))::date)`,
    [digest, timestamp(at)],
  );
  return rows[0];
}

/** The tokens of one person, or with null of everybody and every role. */
export async function tokensOf(db: Db, personId: string | null): Promise<TokenRow[]> {
  return db.query<TokenRow>(
    `select token_id, name, role, person_id, made_at, made_by, expires_on, revoked_at from api_token
     where $1::text is null or person_id = $1
     order by made_at, token_id`,
    [personId],
  );
}

/** Takes a token back, a person's own or with null anybody's. False: there is none of that id for them. */
export async function revokeToken(tx: Tx, tokenId: string, personId: string | null): Promise<boolean> {
  const rows = await tx.query(
    `with revoked as (
       update api_token set revoked_at = coalesce(revoked_at, $3)
       where token_id = $1 and ($2::text is null or person_id = $2) returning token_id
     )
     select token_id from revoked`,
    [tokenId, personId, timestamp(tx.now)],
  );
  return rows.length > 0;
}

export async function localDay(db: Db, at: Instant): Promise<LocalDate> {
  const rows = await db.query<{ day: LocalDate }>(
    'select ($1::timestamptz at time zone time_zone)::date as day from agency where agency_id = plimsoll_agency()',
    [timestamp(at)],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('this connection serves no agency');
  return row.day;
}
