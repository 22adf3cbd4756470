/** How pictures look: one ink on paper, greys and hatch, so that they print; text keeps its size at every width. */
export const pictureStyles = `
.plim-picture { margin: 1rem 0 1.5rem; max-width: 60rem; color: var(--ink); break-inside: avoid; }
.plim-picture figcaption p { margin: .15rem 0 .5rem; max-width: none; }
.plim-picture svg { display: block; overflow: visible; }
.plim-picture text { fill: currentColor; font-size: 13px; font-variant-numeric: tabular-nums; }
.plim-picture--line .plim-picture__paper { padding: 0 2.5rem 0 1.75rem; }
.plim-axis line { stroke: currentColor; stroke-opacity: .16; }
.plim-axis--days line { stroke-opacity: .5; }
.plim-picture .plim-axis text { fill: var(--quiet); }
.plim-hatch { stroke: currentColor; stroke-opacity: .3; stroke-width: 1; fill: none; }
.plim-band { fill: currentColor; fill-opacity: .1; }
.plim-over { fill: currentColor; fill-opacity: .38; shape-rendering: crispEdges; }
.plim-load { fill: none; stroke: currentColor; stroke-width: 2; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
.plim-limit { fill: none; stroke: var(--navy); stroke-width: 4; vector-effect: non-scaling-stroke; }
.plim-dot { fill: currentColor; }
.plim-line-mark path { fill: none; stroke: var(--navy); stroke-width: 4; }
.plim-line-mark circle { fill: none; stroke: var(--navy); stroke-width: 3; }
.plim-picture .plim-line-mark text { font-size: 15px; font-weight: 700; }
.plim-absolute line { stroke: currentColor; stroke-width: 1.5; stroke-dasharray: 6 3; }
.plim-notes line { stroke: currentColor; stroke-dasharray: 2 3; }
.plim-past { display: grid; grid-template-columns: minmax(0, 1fr) 17rem; gap: 0 2rem; align-items: start; }
.plim-day rect { fill: none; stroke: currentColor; stroke-opacity: .25; }
.plim-day--over rect { fill: currentColor; stroke-opacity: 1; }
.plim-picture .plim-day--over text { fill: #fff; font-weight: 700; }
.plim-day--unmeasured rect { stroke: none; }
.plim-picture .plim-day--unmeasured text, .plim-picture .plim-days-head { fill: var(--quiet); }
.plim-day--today rect { stroke-width: 2.5; stroke-opacity: 1; }
.plim-picture--dots .plim-picture__paper { padding: 0 1.75rem 0 11rem; }
.plim-picture--strip .plim-picture__paper { padding: 0 1rem; }
.plim-cross { fill: none; stroke: currentColor; stroke-width: 2.5; }
.plim-dots-row { stroke: currentColor; stroke-opacity: .16; }
.plim-ring { fill: #fff; stroke: currentColor; stroke-width: 2; }
.plim-dots-name { text-anchor: end; transform: translate(-1.75rem, 4px); }
.plim-picture--dots .plim-dots-value { font-weight: 700; paint-order: stroke; stroke: #fff; stroke-width: 4px; }
.plim-drawn { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 0 3rem; align-items: start; }
.plim-picture--small h3 { margin: 0; font-size: inherit; }
.plim-picture--small > p { margin: .15rem 0 .75rem; }
.plim-smalls { list-style: none; padding: 0; margin: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(8.25rem, 1fr)); gap: 1.25rem 1.25rem; }
.plim-smalls li { break-inside: avoid; line-height: 1.3; }
.plim-smalls a { display: inline-block; min-height: 1.5rem; }
.plim-smalls svg { margin-top: .3rem; }
.plim-small-now { display: block; white-space: nowrap; font-variant-numeric: tabular-nums; }
.plim-smalls .plim-load { stroke-width: 1.5; } .plim-smalls .plim-limit { stroke-width: 2.5; }
.plim-ground { stroke: currentColor; stroke-opacity: .35; }
.plim-picture__table { margin-top: .25rem; }
.plim-picture__table > summary { cursor: pointer; display: inline-block; min-height: 1.5rem; color: #005ea2; text-decoration: underline; }
@media (max-width: 60rem) { .plim-past, .plim-drawn { display: block; } }
@media (max-width: 40rem) {
  .plim-wide-only { display: none; }
  .plim-picture--dots .plim-picture__paper { padding: 0 2.5rem 0 1.25rem; }
  .plim-dots-name { text-anchor: start; transform: translate(-1.25rem, -9px); }
}
@media (min-width: 40.01rem) { .plim-narrow-only { display: none; } }
@media (forced-colors: active) {
  .plim-picture { color: CanvasText; }
  .plim-picture text, .plim-picture .plim-axis text, .plim-picture .plim-days-head, .plim-picture .plim-day--unmeasured text { fill: CanvasText; }
  .plim-picture .plim-day--over text { fill: Canvas; } .plim-picture svg { forced-color-adjust: none; }
  .plim-ring { fill: Canvas; } .plim-picture--dots .plim-dots-value { stroke: Canvas; }
  .plim-limit, .plim-line-mark path, .plim-line-mark circle { stroke: CanvasText; }
  .plim-picture__table > summary { color: LinkText; }
}
@media print { .plim-picture__table { display: none; } .plim-picture { max-width: 100%; } }
`;
