import type { VNode } from 'preact';

import type { SettingsDocument } from '../../agency/settings.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { durationText } from '../parts/duration-text.js';

/** The settings in words, for who may see them and not change them. */
export function SettingsFacts({ document }: { readonly document: SettingsDocument }): VNode {
  const { workerCopy, digest, showPeopleAs, calendar } = document;
  const facts = [
    [say('settings.daysOff'), daysOff(calendar)],
    [say('settings.workerCopy'), say(workerCopy ? 'parts.yes' : 'parts.no')],
    [say('settings.digest'), say(digest ? 'parts.yes' : 'parts.no')],
    [say('settings.shownLine'), say(`settings.show.${showPeopleAs.line}`)],
    [say('settings.shownForum'), say(`settings.show.${showPeopleAs.forum}`)],
  ];
  return (
    <>
      <dl class="plim-facts">
        {facts.map(([name, value]) => (
          <div class="plim-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {document.feeds.length === 0 ? null : <Feeds document={document} />}
    </>
  );
}

function daysOff({ holidays, closures }: SettingsDocument['calendar']): string {
  return [
    holidays.country === null
      ? say('settings.noHolidays')
      : say('settings.holidays', { place: [holidays.country, holidays.state ?? ''].join(' ').trim() }),
    ...holidays.add.map(({ date, name }) => say('settings.added', { date, name })),
    ...holidays.remove.map((date) => say('settings.removed', { date })),
    ...closures.map(({ from, until, reason }) => say('settings.closed', { from, until, reason })),
  ].join('; ');
}

function Feeds({ document }: { readonly document: SettingsDocument }): VNode {
  const columns = [
    say('imports.feed'),
    say('imports.kind'),
    say('settings.programs'),
    say('imports.rhythm'),
    say('settings.guards'),
  ];
  return (
    <TableBox id="feeds" caption={say('settings.feeds')} columns={columns}>
      {document.feeds.map(({ name, kind, programs, every, grace, guards }) => (
        <tr>
          <th scope="row">{name}</th>
          <td>{say(`imports.kind.${kind}`)}</td>
          <td>{programs.join(', ')}</td>
          <td>{say('imports.rhythmText', { every: durationText(every), grace: durationText(grace) })}</td>
          <td>{guards === null ? say('settings.guardsOff') : guardsText(guards)}</td>
        </tr>
      ))}
    </TableBox>
  );
}

function guardsText({ shrink, massChange }: NonNullable<SettingsDocument['feeds'][number]['guards']>): string {
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  return say('settings.guardsText', {
    share: percent(shrink.share),
    rows: shrink.rows,
    massShare: percent(massChange.share),
    workers: massChange.workers,
  });
}
