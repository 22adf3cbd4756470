import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail that is kept keeps the files that go with it. */
export class MailAttachments1764000000014 implements MigrationInterface {
  readonly name = 'MailAttachments1764000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table mailbox add column attachments jsonb not null default '[]';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table mailbox drop column attachments;
`);
  }
}
