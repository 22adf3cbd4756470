import { type Markup, markup } from '../../platform/tsx/markup.js';

const width = 120;
const height = 14;

interface LoadMeterProps {
  readonly load: number;
  readonly limit: number;
}

/** How full a caseload is against its limit, drawn beside the numbers that say so: the mark is the agreed line. */
export function LoadMeter({ load, limit }: LoadMeterProps): Markup {
  const most = Math.max(load, limit * 1.25, 1);
  const at = (value: number): number => Math.round((Math.max(0, value) / most) * width);
  const within = at(Math.min(load, limit));
  const beyond = Math.max(2, at(load) - within);
  const over = load > limit ? markup`<rect x="${within}" y="1" width="${beyond}" height="12" fill="#1b1b1b"/>` : null;
  return markup`<svg class="plim-meter" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false"><rect x="0.5" y="3.5" width="${width - 1}" height="7" fill="none" stroke="#71767a"/><rect x="0" y="3" width="${within}" height="8" fill="#565c65"/>${over}<rect x="${Math.min(at(limit), width - 2)}" y="0" width="2.5" height="${height}" fill="#162e51" stroke="#fff" stroke-width="0.75"/></svg>`;
}
