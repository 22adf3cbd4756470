import type { VNode } from 'preact';

import { counted } from '../../channels/mail/words.js';
import { type Markup, markup } from '../../platform/tsx/markup.js';
import { ExportForm } from '../exports/export-form.js';
import { Frame, type FrameContext } from '../frame/frame.page.js';
import { say } from '../frame/say.js';
import { TableBox } from '../frame/table-box.js';
import { instantText } from '../frame/times.js';
import { AsOfLine } from '../parts/as-of-line.js';
import { withQuery } from '../parts/address.js';
import { BoardPictures } from '../pictures/board-pictures.js';
import { pictureIds } from '../pictures/picture-ids.js';
import { BoardRowView } from './board-row.page.js';
import type { BoardRow } from './board-row.js';
import type { Board } from './board.view.js';
import type { Line } from './line.js';

interface BoardProps {
  readonly context: FrameContext;
  readonly board: Board;
}

/** One row a person, what needs doing first; who has room; what nobody holds yet. */
export function BoardPage({ context, board }: BoardProps): VNode {
  const { timeZone } = context;
  const { people, pools, units } = board;
  if (units.length === 0) {
    return (
      <Frame context={context} heading={say('board.headingNoUnit')}>
        <p>{say('board.noUnit')}</p>
      </Frame>
    );
  }
  return (
    <Frame
      context={context}
      heading={heading(board, timeZone)}
      asOf={<AsOfLine asOf={board.asOf} timeZone={timeZone} />}
    >
      <UnitFilter board={board} />
      <p class="plim-quiet">{say('board.rule')}</p>
      {people.length === 0 ? <p>{say('board.nobody')}</p> : <People board={board} timeZone={timeZone} />}
      <Room board={board} />
      {pools.length === 0 ? null : <Pools board={board} timeZone={timeZone} />}
      <BoardPictures
        ids={pictureIds()}
        groups={board.drawn}
        people={people.length}
        address={withQuery('/board', { unit: board.unit, pictures: 'all' })}
        nameOf={(personId) => board.names.of(personId)}
        timeZone={timeZone}
      />
      <ExportForm table="board" session={context.session} filters={{ unit: board.unit }} />
    </Frame>
  );
}

function heading({ people, asOf }: Board, timeZone: string): string {
  const over = people.filter(({ lines }) => lines.some(({ rule }) => rule.exceeded)).length;
  if (over === 1) return say('board.headingOne', { all: people.length });
  if (over > 1) return say('board.heading', { over, all: people.length });
  if (asOf.at === null) return say('board.headingNoData');
  return say('board.headingNone', { when: instantText(asOf.at, timeZone) });
}

function UnitFilter({ board }: { readonly board: Board }): VNode | null {
  const { units, unit, leads } = board;
  if (units.length < 2) return null;
  const choices = [
    { id: null, label: say('board.allUnits') },
    ...units.map(({ unitId, name }) => ({ id: unitId, label: name })),
  ];
  return (
    <nav aria-label={say('board.units')}>
      <ul class="plim-chips">
        {choices.map(({ id, label }) => {
          const covered = leads.find((lead) => lead.unitId === id)?.coversFor ?? null;
          return (
            <li>
              <a href={withQuery('/board', { unit: id })} aria-current={id === unit ? 'true' : undefined}>
                {label}
                {covered === null ? null : ` (${say('board.covering', { name: covered })})`}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

const columns = (): readonly string[] => [
  say('board.person'),
  say('board.count'),
  say('board.state'),
  say('board.days'),
  say('board.due'),
  say('board.next'),
];

function People({ board, timeZone }: { readonly board: Board; readonly timeZone: string }): VNode {
  return (
    <TableBox stacks id="people" caption={say('board.people')} columns={columns()}>
      {board.people.map((row) => (
        <BoardRowView row={row} name={board.names.of(row.subject.id)} timeZone={timeZone} />
      ))}
    </TableBox>
  );
}

function Pools({ board, timeZone }: { readonly board: Board; readonly timeZone: string }): VNode {
  const nameOf = ({ unitId }: BoardRow): string => board.units.find((unit) => unit.unitId === unitId)?.name ?? unitId;
  const [, ...others] = columns();
  return (
    <TableBox stacks id="pools" caption={say('board.pools')} columns={[say('board.pool'), ...others]}>
      {board.pools.map((row) => (
        <BoardRowView row={row} name={say('board.poolName', { unit: nameOf(row) })} timeZone={timeZone} />
      ))}
    </TableBox>
  );
}

const inOrder = new Intl.Collator().compare;

/** In the order of the unit, so that nobody is ranked by how much they could still take. */
function Room({ board }: { readonly board: Board }): VNode {
  const free = [...board.people]
    .sort((a, b) => inOrder(a.unitId, b.unitId) || inOrder(a.subject.id, b.subject.id))
    .flatMap((row) => (row.away ? [] : row.lines.filter(({ room }) => room !== '0').map((line) => ({ row, line }))));
  return (
    <>
      <h2>{say('board.room')}</h2>
      {free.length === 0 ? (
        <p>{say('board.roomNone')}</p>
      ) : (
        <TableBox
          stacks
          id="room"
          caption={say('board.roomCaption')}
          columns={[say('board.person'), say('board.roomFor'), say('board.count')]}
        >
          {free.map(({ row, line }) => roomRow(board.names.of(row.subject.id), line))}
        </TableBox>
      )}
    </>
  );
}

const roomRow = (name: string, { room, rule, program }: Line): Markup =>
  markup`<tr role="row"><th scope="row" role="rowheader">${name}</th>
<td role="cell" data-label="${say('board.roomFor')}">${counted(room, rule.countUnit, program)}</td>
<td role="cell" class="plim-number" data-label="${say('board.count')}">${rule.load} / ${rule.effectiveLimit}</td></tr>`;
