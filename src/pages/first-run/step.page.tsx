import type { ComponentChildren, VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { columnsOf } from '../../feeds/columns.js';
import { lackText } from '../../first-run/lack-words.js';
import { ErrorSummary } from '../frame/error-summary.js';
import { Frame } from '../frame/frame.page.js';
import { Message } from '../frame/message.js';
import { say } from '../frame/say.js';
import { CommandLine } from './command-line.js';
import { commandsOf } from './commands.js';
import { MailStep } from './mail-step.js';
import { answerOf } from './step-answer.js';
import { Facts, StepLinks, type StepProps } from './step-parts.js';
import { TargetStep } from './target-step.js';
import { Upload } from './upload.js';

/** One step: what is there, what is missing, what it does, and how it is done here and on the command line. */
export function StepPage(props: StepProps): VNode {
  const { context, step, errors, address, reckoned } = props;
  return (
    <Frame
      context={context}
      heading={say('start.stepHeading', { n: step.number, answer: answerOf(props) })}
      wrong={errors.length > 0}
      above={
        <>
          <ErrorSummary errors={errors} />
          <Done {...props} />
        </>
      }
    >
      {reckoned === null ? null : <TargetStep {...props} />}
      <h2>{say('start.does')}</h2>
      <p>{say(`start.${step.name}.does`)}</p>
      <h2>{say('start.lacks')}</h2>
      {step.lacks.length === 0 ? (
        <p>{say('start.lacksNothing')}</p>
      ) : (
        <ul>
          {step.lacks.map((lack) => (
            <li>{lackText(lack)}</li>
          ))}
        </ul>
      )}
      <StepBody {...props} />
      {reckoned === null && step.name === 'target' ? <TargetStep {...props} /> : null}
      <CommandLine lines={commandsOf(step.name, address)} />
      <Neighbours {...props} />
    </Frame>
  );
}

function Done({ done, state }: StepProps): VNode | null {
  switch (done) {
    case null:
      return null;
    case 'tested':
      return <Message kind="success">{say('start.mail.tested')}</Message>;
    case 'started':
      return state.telling ? <Message kind="success">{say('start.told')}</Message> : null;
  }
}

function StepBody(props: StepProps): VNode | null {
  const { step, session } = props;
  switch (step.name) {
    case 'agency':
      return <AgencyStep {...props} />;
    case 'units':
      return (
        <FileStep {...props} kind="units">
          <StepLinks links={[['/units', say('start.units.link')]]} />
        </FileStep>
      );
    case 'people':
      return (
        <FileStep {...props} kind="people">
          <StepLinks links={[['/people', say('start.people.link')]]} />
        </FileStep>
      );
    case 'absences':
      return <FileStep kind="absences" session={session} />;
    case 'assignments':
      return (
        <FileStep {...props} kind="assignments">
          <StepLinks links={[['/imports', say('start.assignments.link')]]} />
        </FileStep>
      );
    case 'seats':
      return <SeatsStep {...props} />;
    case 'target':
      return null;
    case 'mail':
      return <MailStep {...props} />;
  }
}

interface FileStepProps {
  readonly kind: 'units' | 'people' | 'absences' | 'assignments';
  readonly session: Session;
  readonly children?: ComponentChildren;
}

function FileStep({ kind, session, children }: FileStepProps): VNode {
  return (
    <>
      {children}
      <Facts facts={[[say('start.columns'), columnsOf[kind].known.join(', ')]]} />
      <Upload kind={kind} session={session} />
    </>
  );
}

function AgencyStep({ context, settings: { calendar, showPeopleAs } }: StepProps): VNode {
  const { country, state } = calendar.holidays;
  return (
    <>
      <h2>{say('start.there')}</h2>
      <Facts
        facts={[
          [say('start.agency.name'), say('start.agency.nameHint', { name: context.agencyName })],
          [say('start.agency.zone'), say('start.agency.zoneHint', { zone: context.timeZone })],
          [say('start.agency.days'), calendar.workingDays.map((day) => say(`settings.day.${day}`)).join(', ')],
          [say('start.agency.close'), calendar.closeOfBusiness],
          [say('start.agency.holidays'), country === null ? say('parts.none') : [country, state].join(' ')],
          [say('start.agency.line'), say(`settings.show.${showPeopleAs.line}`)],
          [say('start.agency.forum'), say(`settings.show.${showPeopleAs.forum}`)],
        ]}
      />
      <StepLinks links={[['/settings', say('start.agency.link')]]} />
    </>
  );
}

function SeatsStep({ state }: StepProps): VNode {
  const waiting = state.cannotSignIn.length === 0 ? say('parts.none') : state.cannotSignIn.join(', ');
  return (
    <>
      <h2>{say('start.there')}</h2>
      <Facts
        facts={[
          [say('start.seats.labor'), String(state.seats.labor)],
          [say('start.seats.management'), String(state.seats.management)],
          [say('start.seats.admins'), String(state.admins)],
          [say('start.seats.waiting'), waiting],
        ]}
      />
      <StepLinks
        links={[
          ['/seats', say('start.seats.link')],
          ['/people', say('start.seats.linkPeople')],
        ]}
      />
    </>
  );
}

function Neighbours({ steps, step }: StepProps): VNode {
  const before = steps.find(({ number }) => number === step.number - 1);
  const after = steps.find(({ number }) => number === step.number + 1);
  return (
    <StepLinks
      links={[
        ...(after === undefined
          ? []
          : [[`/start/${after.number}`, say('start.after', { step: say(`start.step.${after.name}`) })] as const]),
        ...(before === undefined
          ? []
          : [[`/start/${before.number}`, say('start.before', { step: say(`start.step.${before.name}`) })] as const]),
        ['/start', say('start.all')],
      ]}
    />
  );
}
