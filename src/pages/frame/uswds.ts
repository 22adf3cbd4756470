import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const dist = dirname(dirname(createRequire(import.meta.url).resolve('@uswds/uswds/css/uswds.min.css')));

/** The parts of USWDS that no page of ours uses: whole components, and utilities that depend on width or hover. */
const unused = new RegExp(
  `^(?:${[
    String.raw`\.(?:mobile|mobile-lg|tablet-lg|desktop-lg|widescreen|card|card-lg|hover|focus|active|visited|print)\\:`,
    String.raw`\.(?:tablet|desktop)\\:(?!grid-)`,
    String.raw`\[dir=rtl\]`,
    String.raw`\.usa-(?:date-|time-|combo-|range|banner|footer|card|file-|identifier|modal|tooltip|language|hero|megamenu)`,
    String.raw`\.usa-(?:graphic|memorable|embed|social|sign-up|process|collection|site-|nav|header|menu|search|media)`,
    String.raw`\.usa-(?:overlay|in-page|input-mask|character|accordion|step-|sidenav|icon-list|logo|section|prose)`,
    String.raw`\.usa-dark`,
  ].join('|')})`,
);

/** The style sheet of USWDS without what is not used, and the fonts and pictures that it names. */
export function uswdsStyles(): { readonly css: string; readonly files: ReadonlyMap<string, string> } {
  const whole = readFileSync(join(dist, 'css/uswds.min.css'), 'utf8');
  const files = new Map<string, string>();
  const css = blocksOf(whole)
    .map(trimmed)
    .join('')
    .replace(/url\((["']?)\.\.\/((?:fonts|img)\/[^)"']+)\1\)/g, (_, _quote, path: string) => {
      files.set(basename(path), join(dist, path));
      return `url(${basename(path)})`;
    });
  return { css, files };
}

function trimmed(block: string): string {
  const brace = block.indexOf('{');
  const head = block.slice(0, brace);
  if (head.startsWith('@media') || head.startsWith('@supports')) {
    const inside = blocksOf(block.slice(brace + 1, -1))
      .map(trimmed)
      .join('');
    return inside === '' ? '' : `${head}{${inside}}`;
  }
  if (head.startsWith('@font-face'))
    return /Source Sans Pro Web.*font-style:normal;font-weight:[47]00/.test(block) ? block : '';
  if (brace < 0 || head.startsWith('@')) return block;
  const kept = head.split(/,(?![^()]*\))/).filter((selector) => !unused.test(selector.trim()));
  return kept.length === 0 ? '' : `${kept.join(',')}{${block.slice(brace + 1)}`;
}

/** The rules of a style sheet, or of what stands between the braces of one. */
function blocksOf(css: string): string[] {
  const blocks: string[] = [];
  let depth = 0;
  let start = 0;
  let quote = '';
  for (let at = 0; at < css.length; at++) {
    const sign = css.charAt(at);
    if (sign === '\\') at++;
    else if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '{') depth++;
    else if ((sign === '}' && --depth === 0) || (sign === ';' && depth === 0)) {
      blocks.push(css.slice(start, at + 1));
      start = at + 1;
    }
  }
  return blocks;
}
