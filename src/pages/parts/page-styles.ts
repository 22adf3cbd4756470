/** What single pages add to the frame's style sheet. */
export const pageStyles = `
.plim-meter { display: inline-block; vertical-align: middle; margin-left: .6rem; }
.plim-count { display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: center; }
.plim-chips a[aria-current] { background: var(--navy); border-color: var(--navy); color: #fff; }
.plim-chips a[aria-current]:visited, .plim-chips a[aria-current]:hover { color: #fff; }
.plim-filtered { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 0 2rem; align-items: start; }
.plim-filter { background: var(--wash); padding: .25rem 1rem 1rem; box-sizing: border-box; }
.plim-filter .usa-form-group { margin-top: .75rem; }
.plim-filter .usa-label { margin-top: 0; }
.plim-filter .usa-input, .plim-filter .usa-select { max-width: 100%; box-sizing: border-box; }
.plim-filter .usa-button { margin-top: 1rem; }
.plim-filter .usa-hint { color: #495057; }
.plim-details { border: 1px solid var(--line); margin: .75rem 0; padding: 0 1rem; max-width: 36rem; box-sizing: border-box; }
.plim-details > summary { padding: .6rem 0; cursor: pointer; font-weight: 700; min-height: 1.5rem; }
.plim-details[open] { padding-bottom: 1rem; }
.plim-facts:has(> .plim-fact) { display: block; }
.plim-fact { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1.5rem; padding: .3rem 0; border-bottom: 1px solid var(--wash); max-width: 44rem; }
.plim-fact dd { grid-column: 2; margin: 0; }
.plim-step { margin: 0 0 1rem; padding: 0 0 0 1rem; border-left: .25rem solid var(--line); }
.plim-entry-line { margin: .1rem 0 .3rem; }
.plim-timeline p { margin-bottom: .3rem; }
.plim-table th[scope="row"], .usa-table.plim-table tbody th { font-weight: 400; text-align: left; background: none; }
.usa-table.plim-table td, .usa-table.plim-table th { border-color: #c6cace; }
.usa-table.plim-table thead th { background: var(--wash); }
.plim-split { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 3rem; align-items: start; }
.plim-split > div > h2:first-child { margin-top: 1rem; }
.plim-table td, .plim-table th { padding: .4rem .75rem; vertical-align: top; }
.plim-code { font-family: "Roboto Mono Web", ui-monospace, Menlo, Consolas, monospace; font-size: .9rem; overflow-wrap: anywhere; }
.plim-pre { white-space: pre-wrap; background: var(--wash); padding: .75rem 1rem; margin: .5rem 0 1rem; overflow-wrap: anywhere; max-width: 100%; box-sizing: border-box; }
.plim-mail { width: 100%; height: 52rem; border: 1px solid var(--line); background: #fff; }
.plim-inline-forms { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
.plim-inline-forms form { margin: 0; }
.plim-inline-forms .plim-form .usa-button[type="submit"], td .plim-form .usa-button[type="submit"] { margin-top: 0; }
.plim-find { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: flex-end; margin-bottom: 1rem; }
.plim-find .usa-form-group { margin-top: .5rem; }
.plim-find .usa-label { margin-top: 0; }
.plim-wide { max-width: 100%; }
.plim-file { margin-top: .5rem; max-width: 100%; }
.plim-preview { border-left: .25rem solid var(--navy); background: var(--wash); padding: .25rem 1.25rem .75rem; margin-bottom: 1.5rem; max-width: 68ch; }
.plim-preview h2 { margin-top: .75rem; }
.plim-facts > dd { grid-column: 2; }
.plim-main .plim-buttons .usa-button[type="submit"] { margin-top: 0; }
.plim-nowrap { white-space: nowrap; }
.plim-disputed { border: 2px solid currentColor; padding: 0 .35rem; margin-left: .4rem; font-size: .9rem; white-space: nowrap; }
.plim-label { font-size: 1.4rem; font-weight: 700; }
.plim-main .plim-form + p { margin-top: 1.5rem; }
.plim-search { display: flex; gap: .5rem; align-items: center; }
.plim-search .usa-input { margin: 0; width: 13rem; max-width: 60vw; height: 2.5rem; }
.plim-search .usa-button { margin: 0; padding: .6rem 1rem; }
@media print { .plim-search { display: none; } }
.plim-pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; }
.plim-row { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0 1rem; margin-top: 0; padding-bottom: .75rem; border-bottom: 1px solid var(--wash); }
.plim-row .usa-form-group, .plim-row .usa-label { margin-top: .5rem; }
.plim-links { list-style: none; padding: 0; margin: 0 0 1rem; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.plim-links a { display: inline-block; min-height: 1.5rem; }
@media (max-width: 40rem) {
  .plim-stacks, .plim-stacks caption, .plim-stacks tbody, .plim-stacks tr, .plim-stacks tbody th, .plim-stacks td { display: block; }
  .plim-stacks thead { position: absolute; left: -999em; }
  .plim-stacks tbody tr { border: 1px solid #c6cace; border-top-width: .25rem; margin-bottom: 1rem; }
  .usa-table.plim-stacks tbody th, .usa-table.plim-stacks td { border: 0; padding: .3rem .75rem; background: none; min-width: 0; }
  .usa-table.plim-stacks td[data-label] { position: relative; padding-left: 7.5rem; }
  .plim-table.plim-stacks td.plim-number { text-align: left; white-space: normal; }
  .plim-stacks td[data-label]::before { content: attr(data-label); position: absolute; left: .75rem; width: 6.5rem; font-size: .9rem; color: var(--quiet); }
  .plim-stacks .plim-state { white-space: normal; }
  .plim-stacks td:empty { display: none; }
  .plim-stacks .plim-count { justify-content: flex-start; } .plim-stacks .plim-meter { margin-left: 0; }
  .plim-stacks td.plim-nowrap { white-space: normal; }
}
@media (max-width: 50rem) {
  .plim-filtered, .plim-split { display: block; }
  .plim-filter { margin-bottom: 1rem; display: grid; grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: 0 1rem; align-items: end; }
  .plim-filter .usa-button { grid-column: 1 / -1; justify-self: start; }
}
@media (max-width: 30rem) { .plim-facts > dd { grid-column: auto; } .plim-table td:not(.plim-number), .plim-table thead th { min-width: 8rem; } .plim-fact, .plim-pair { display: block; } .plim-mail { height: 30rem; } }
@media (forced-colors: active) { .plim-meter rect { stroke: CanvasText; } .plim-chips a[aria-current] { outline: 2px solid Highlight; } }
`;
