import type { VNode } from 'preact';

import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { When } from '../frame/times.js';
import { noticeKindText } from '../parts/notice-kind.js';
import type { MailLine, WholeMail } from './mailbox.view.js';

interface MailboxProps {
  readonly context: FrameContext;
  readonly mails: readonly MailLine[];
  readonly isCut: boolean;
}

/** The mail that was kept instead of sent. */
export function MailboxPage({ context, mails, isCut }: MailboxProps): VNode {
  const columns = [say('mailbox.subject'), say('mailbox.to'), say('mailbox.kinds'), say('mailbox.when')];
  return (
    <Frame context={context} heading={heading(mails.length, isCut)}>
      <p>{say('mailbox.lead')}</p>
      {mails.length === 0 ? null : (
        <TableBox id="mails" caption={say('mailbox.caption')} columns={columns}>
          {mails.map((mail) => (
            <tr>
              <th scope="row">
                <a href={`/mailbox/${mail.mail_id}`}>{mail.subject}</a>
              </th>
              <td>{mail.to_address}</td>
              <td>{kindsOf(mail)}</td>
              <td>
                <When at={mail.caught_at} timeZone={context.timeZone} />
              </td>
            </tr>
          ))}
        </TableBox>
      )}
    </Frame>
  );
}

function heading(n: number, isCut: boolean): string {
  if (n === 0) return say('mailbox.headingNone');
  if (isCut) return say('mailbox.headingMore', { n });
  return n === 1 ? say('mailbox.headingOne') : say('mailbox.heading', { n });
}

const kindsOf = ({ kinds }: MailLine): string => kinds.map(noticeKindText).join(', ');

/** One mail: as it looks, in a frame that can do nothing, and as text. */
export function MailPage({ context, mail }: { readonly context: FrameContext; readonly mail: WholeMail }): VNode {
  return (
    <Frame context={context} heading={mail.subject}>
      <dl class="plim-facts">
        <dt>{say('mailbox.to')}</dt>
        <dd>{mail.to_address}</dd>
        <dt>{say('mailbox.kinds')}</dt>
        <dd>{kindsOf(mail)}</dd>
        <dt>{say('mailbox.when')}</dt>
        <dd>
          <When at={mail.caught_at} timeZone={context.timeZone} />
        </dd>
      </dl>
      <h2>{say('mailbox.html')}</h2>
      <iframe class="plim-mail" src={`/mailbox/${mail.mail_id}/html`} sandbox="" title={say('mailbox.frame')} />
      <h2>{say('mailbox.text')}</h2>
      <pre class="plim-pre" tabIndex={0}>
        {mail.text}
      </pre>
      <h2>{say('mailbox.headers')}</h2>
      <pre class="plim-pre" tabIndex={0}>
        {Object.entries(mail.headers)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n')}
      </pre>
      <p>
        <a href="/mailbox">{say('mailbox.back')}</a>
      </p>
    </Frame>
  );
}
