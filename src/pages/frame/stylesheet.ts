/** What the pages add to USWDS: the frame, tables in boxes, and the load line's ink. No colour says anything alone. */
export const stylesheet = `
:root { --ink: #1b1b1b; --navy: #162e51; --line: #a9aeb1; --quiet: #565c65; --wash: #f0f0f0; --focus: #0076d6; }
body { margin: 0; color: var(--ink); background: #fff; font-family: "Source Sans Pro Web", "Helvetica Neue", Helvetica, Roboto, Arial, sans-serif; font-size: 1.06rem; line-height: 1.5; overflow-wrap: break-word; }
h1, h2, h3 { font-family: inherit; line-height: 1.2; text-wrap: balance; }
h2 { font-size: 1.4rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
p { margin: 0 0 1rem; max-width: 68ch; }
a { color: #005ea2; padding-block: .12rem; } a:visited { color: #54278f; } a:hover { color: #1a4480; }
:focus-visible, main:focus-visible { outline: .25rem solid var(--focus); outline-offset: 0; }
:focus, [class*="__input"]:focus + [class*="__label"]::before { outline-color: var(--focus) !important; }
main:focus { outline: none; }
dl { margin: 0; } dt { font-weight: 700; } dd { margin: 0 0 .5rem; }
.plim-header__bar, .plim-nav ul, .plim-main, .plim-footer, .plim-banner { max-width: 75rem; margin: 0 auto; padding: 0 1rem; box-sizing: border-box; }
.plim-header { border-bottom: .25rem solid var(--navy); background: #fff; }
.plim-header__bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1.5rem; padding-top: .75rem; padding-bottom: .75rem; }
.plim-brand { display: inline-flex; flex-wrap: wrap; align-items: center; gap: .25rem .6rem; min-height: 2rem; color: var(--navy); text-decoration: none; }
.plim-brand:visited, .plim-brand:hover { color: var(--navy); }
.plim-brand__name { font-weight: 700; font-size: 1.35rem; letter-spacing: .01em; }
.plim-brand__agency { color: var(--quiet); border-left: 1px solid var(--line); padding-left: .6rem; }
.plim-mark { flex: none; display: block; }
.plim-account { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; }
.plim-account { margin-left: auto; }
.plim-account p { margin: 0; }
@media (max-width: 40rem) {
  .plim-header__bar { padding-top: .5rem; padding-bottom: .5rem; flex-wrap: wrap; } .plim-brand { flex: none; } .plim-brand__agency { display: none; }
  .plim-account { flex: 1 1 7rem; flex-direction: column; align-items: flex-end; gap: 0; font-size: .9rem; text-align: right; }
  .plim-header__bar .plim-search { flex: 1 1 100%; min-width: 0; } .plim-header__bar .plim-search .usa-input { flex: 1 1 0; min-width: 0; max-width: none; }
}
.plim-session-end:not([hidden]) { position: fixed; inset: auto 0 0; z-index: 2; padding: 1rem; background: #faf3d1; border-top: .25rem solid var(--navy); display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; justify-content: center; }
.plim-nav { background: var(--wash); }
.plim-nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.plim-nav a { display: block; padding: .6rem 0 .4rem; border-bottom: .25rem solid transparent; color: var(--navy); text-decoration: none; }
.plim-nav a:visited { color: var(--navy); }
.plim-nav a:hover { text-decoration: underline; }
.plim-nav a[aria-current] { font-weight: 700; border-bottom-color: var(--navy); }
.plim-banners { background: #faf3d1; border-bottom: 1px solid var(--line); }
.plim-banner { margin: 0 auto; padding-top: .4rem; padding-bottom: .4rem; max-width: 75rem; }
.plim-main { padding-top: 1.5rem; padding-bottom: 3rem; min-height: 24rem; }
.plim-heading { font-size: clamp(1.75rem, 1.5rem + 1.25vw, 2.2rem); margin: 0 0 .5rem; max-width: 40ch; }
.plim-as-of { color: var(--quiet); margin-bottom: 1.5rem; }
.plim-lead { font-size: 1.2rem; }
.plim-form { max-width: 34rem; }
.plim-form .usa-input, .plim-form .usa-select, .plim-form .usa-textarea { max-width: 100%; box-sizing: border-box; }
.plim-form .plim-input--small { max-width: 8rem; } .plim-form .plim-input--medium { max-width: 16rem; }
.plim-form .usa-button[type="submit"] { margin-top: 1.5rem; }
.plim-form .usa-error-message, .plim-hint { margin: 0; padding: 0; }
.plim-hint { margin: .25rem 0 0; }
.plim-legend { font-weight: 700; padding: 0; }
.plim-buttons { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: center; margin: 1.5rem 0; }
.plim-buttons .usa-button { margin: 0; }
.usa-button { width: auto; }
.usa-button--unstyled { min-height: 1.5rem; }
.usa-checkbox__label, .usa-radio__label { line-height: 1.5; min-width: 1.5rem; }
.plim-errors, .plim-main > .usa-alert { margin-bottom: 1.5rem; max-width: 68ch; box-sizing: border-box; }
.plim-errors ul { margin: .5rem 0 0; padding-left: 1.2rem; }
.usa-alert p:last-child { margin-bottom: 0; }
.plim-table-box { overflow-x: auto; max-width: 100%; margin: 1rem 0 1.5rem; }
.plim-table { margin: 0; min-width: 100%; }
.plim-table caption { font-weight: 700; text-align: left; font-size: 1.1rem; margin-bottom: .5rem; }
.plim-table td.plim-number, .plim-table th.plim-number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.plim-facts { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .35rem 1.5rem; margin: 1rem 0; }
.plim-facts dd { margin: 0; }
.plim-state { display: inline-flex; align-items: center; gap: .35rem; font-weight: 700; white-space: nowrap; }
.plim-state svg { flex: none; }
.plim-chips { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
.plim-chips a { display: inline-block; padding: .15rem .6rem; min-height: 1.5rem; border: 1px solid var(--quiet); border-radius: 1rem; text-decoration: none; color: var(--ink); background: var(--wash); }
.plim-timeline { list-style: none; margin: 1rem 0; padding: 0 0 0 1.25rem; border-left: .25rem solid var(--line); }
.plim-timeline > li { position: relative; margin: 0 0 1.25rem; }
.plim-timeline > li::before { content: ""; position: absolute; left: -1.75rem; top: .35rem; width: .65rem; height: .65rem; border: .2rem solid var(--navy); border-radius: 50%; background: #fff; box-sizing: border-box; }
.plim-timeline h3 { margin: 0; font-size: 1.06rem; }
.plim-quiet { color: var(--quiet); }
.plim-kept { white-space: pre-wrap; }
.plim-footer { border-top: 1px solid var(--line); padding-top: 1rem; padding-bottom: 2rem; color: var(--quiet); display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; }
.plim-footer p { margin: 0; }
.plim-footer ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.plim-footer a { display: inline-block; min-height: 1.5rem; color: var(--quiet); }
@media (max-width: 30rem) { .plim-facts { grid-template-columns: 1fr; gap: 0; } .plim-facts dd { margin-bottom: .6rem; } .plim-brand__agency { border-left: 0; padding-left: 0; } }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { transition: none; animation: none; scroll-behavior: auto; } }
@media (forced-colors: active) { .plim-nav a[aria-current] { border-bottom-color: Highlight; } }
@media print {
  .plim-nav, .plim-account, .plim-footer, .usa-skipnav, .plim-filter, .plim-find, .plim-links, .plim-chips, .plim-main form { display: none; }
  .plim-header, .plim-main { max-width: none; padding-left: 0; padding-right: 0; } .plim-main { padding-top: .75rem; }
  .plim-filtered { display: block; } .plim-table-box { overflow: visible; }
  .plim-table tr, .plim-timeline > li, .plim-fact { break-inside: avoid; } h2, h3, caption { break-after: avoid; }
  svg, .plim-table thead th, .plim-timeline > li::before { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
