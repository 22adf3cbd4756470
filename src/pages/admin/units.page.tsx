import type { VNode } from 'preact';

import type { Unit } from '../../people/unit.queries.js';
import { ExportForm } from '../exports/export-form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { nameAndCode, type Names } from '../parts/names.js';

interface UnitsProps {
  readonly context: FrameContext;
  readonly units: readonly Unit[];
  readonly names: Names;
}

/** The units of today and who answers for them. */
export function UnitsPage({ context, units, names }: UnitsProps): VNode {
  const holder = (id: string | null): string => (id === null ? say('units.vacant') : nameAndCode(names, id));
  const columns = [
    say('units.code'),
    say('units.name'),
    say('units.program'),
    say('units.region'),
    say('units.office'),
    say('units.supervisor'),
    say('units.manager'),
    say('units.director'),
  ];
  return (
    <Frame
      context={context}
      heading={units.length === 1 ? say('units.headingOne') : say('units.heading', { n: units.length })}
    >
      <TableBox id="units" caption={say('units.caption')} columns={columns}>
        {units.map((unit) => (
          <tr>
            <th scope="row">{unit.unitId}</th>
            <td>{unit.name}</td>
            <td>{unit.program}</td>
            <td>{unit.region}</td>
            <td>{unit.office}</td>
            <td>{holder(unit.supervisorId)}</td>
            <td>{holder(unit.managerId)}</td>
            <td>{holder(unit.directorId)}</td>
          </tr>
        ))}
      </TableBox>
      <ExportForm table="units" session={context.session} />
    </Frame>
  );
}
