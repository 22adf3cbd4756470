import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { Form, SubmitButton } from '../frame/form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import type { KeptForm } from './kept-form.js';
import { shownFields } from './kept-words.js';

interface ResumeProps {
  readonly context: FrameContext;
  readonly session: Session;
  readonly kept: KeptForm;
}

/** After signing in again: what was typed before, to be sent by who typed it. */
export function ResumePage({ context, session, kept }: ResumeProps): VNode {
  return (
    <Frame context={context} heading={say('resume.heading')}>
      <p class="plim-lead">{say('resume.lead')}</p>
      <TableBox id="typed" caption={say('resume.typed')} columns={[say('resume.field'), say('resume.value')]}>
        {shownFields(kept).map(({ label, value }) => (
          <tr>
            <th scope="row">{label}</th>
            <td class="plim-kept">{value}</td>
          </tr>
        ))}
      </TableBox>
      <Form action={kept.action} session={session}>
        {kept.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="plim-buttons">
          <SubmitButton>{say('resume.send')}</SubmitButton>
          <a href="/">{say('resume.leave')}</a>
        </div>
      </Form>
    </Frame>
  );
}
