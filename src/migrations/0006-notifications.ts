import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages owed, the mails that carry them, attempts, the built-in mailbox. */
export class Notifications1764000000006 implements MigrationInterface {
  readonly name = 'Notifications1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- One mail to one person; it carries the notifications born in one commit, and those that joined before it was leased.
create table mail (
  agency_id uuid not null default plimsoll_agency(),
  mail_id uuid not null,
  person_id text not null,
  state text not null,
  hold_id uuid,
  promised_at timestamptz not null,
  -- the next attempt, on Clock; null: none is to come
  attempt_at timestamptz,
  attempts int not null default 0,
  -- when the first attempt of those that failed was made
  first_refused_at timestamptz,
  -- real time, not Clock: whoever holds the lease may publish the mail, then send it
  leased_until timestamptz,
  leased_by text,
  -- fixed at the first attempt: every further one carries the same
  message_id text,
  subject text,
  -- the breach that the mail's conversation is about: the first it names
  root text,
  -- from when the recipient counts as one who cannot be told; passed_on_at: when the next rung was told so
  undeliverable_at timestamptz,
  passed_on_at timestamptz,
  settled_at timestamptz,
  constraint mail_pk primary key (agency_id, mail_id),
  constraint mail_state check (state in ('promised', 'held', 'leased', 'sent', 'unsure', 'refused', 'cancelled'))
);
create index mail_due on mail (agency_id, attempt_at) where state in ('promised', 'leased', 'unsure');
create index mail_person on mail (agency_id, person_id, promised_at);
create unique index mail_joinable on mail (agency_id, person_id) where state = 'promised' and attempts = 0;
create unique index mail_held on mail (agency_id, hold_id, person_id) where state = 'held';
create index mail_leased on mail (agency_id, leased_until) where state = 'leased';
create index mail_sent on mail (agency_id, person_id, settled_at) where state = 'sent';
create index mail_root on mail (agency_id, person_id, root, settled_at) where root is not null;
create index mail_undeliverable on mail (agency_id, undeliverable_at) where undeliverable_at is not null and passed_on_at is null;
create table notification (
  agency_id uuid not null default plimsoll_agency(),
  notification_id uuid not null,
  mail_id uuid,
  kind text not null,
  person_id text not null,
  because text not null,
  breach_id uuid,
  breach text,
  facts jsonb not null default '{}',
  state text not null,
  reason text,
  hold_id uuid,
  promised_at timestamptz not null,
  sent_at timestamptz,
  constraint notification_pk primary key (agency_id, notification_id),
  constraint notification_state check (state in ('promised', 'held', 'sent', 'unsure', 'refused', 'cancelled'))
);
create index notification_mail on notification (agency_id, mail_id);
create index notification_breach on notification (agency_id, breach_id, promised_at);
create index notification_person on notification (agency_id, person_id, breach_id) where breach_id is not null;
create index notification_newest on notification (agency_id, promised_at desc, notification_id desc);
create index notification_delivery_failed on notification (agency_id, promised_at) where kind = 'delivery_failed';
create index notification_hold on notification (agency_id, hold_id) where state = 'held';
create table delivery_attempt (
  agency_id uuid not null default plimsoll_agency(),
  mail_id uuid not null,
  attempt int not null,
  at timestamptz not null,
  outcome text not null,
  reply text not null,
  constraint delivery_attempt_pk primary key (agency_id, mail_id, attempt),
  constraint delivery_attempt_outcome check (outcome in ('sent', 'unsure', 'put_off', 'refused'))
);
create index delivery_attempt_newest on delivery_attempt (agency_id, outcome, at);
-- Where mail is kept when none is sent: no SMTP server, shadow, rehearsal.
create table mailbox (
  agency_id uuid not null default plimsoll_agency(),
  mail_id uuid not null,
  caught_at timestamptz not null,
  person_id text,
  to_address text not null,
  subject text not null,
  text text not null,
  html text not null,
  headers jsonb not null,
  kinds text[] not null,
  breaches text[] not null,
  constraint mailbox_pk primary key (agency_id, mail_id)
);
create index mailbox_order on mailbox (agency_id, caught_at, mail_id);
create index mailbox_to on mailbox (agency_id, to_address, caught_at, mail_id);
create table mail_fault (
  agency_id uuid not null default plimsoll_agency(),
  to_address text not null,
  reply text not null,
  until_at timestamptz not null,
  constraint mail_fault_pk primary key (agency_id, to_address)
);
-- The Mondays whose digests were decided, those that said nothing included.
create table digest_week (
  agency_id uuid not null default plimsoll_agency(),
  decided_at timestamptz not null,
  constraint digest_week_pk primary key (agency_id, decided_at)
);
select plimsoll_protect('digest_week'), plimsoll_protect('mail'), plimsoll_protect('notification'), plimsoll_protect('delivery_attempt'), plimsoll_protect('mailbox'), plimsoll_protect('mail_fault');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table digest_week, mail_fault, mailbox, delivery_attempt, notification, mail;
`);
  }
}
