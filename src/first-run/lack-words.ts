import type { FirstRunLack } from '../core/first-run.js';

const mostNamed = 10;

/** What a step lacks, in a sentence: the same on its page and on the command line. */
export function lackText(lack: FirstRunLack): string {
  switch (lack.lacks) {
    case 'units':
      return 'No unit is known yet.';
    case 'workers':
      return 'No worker is on the roster yet.';
    case 'assignments':
      return 'No feed has sent assignments yet.';
    case 'admin':
      return 'Nobody is admin yet.';
    case 'target':
      return 'No target is proposed yet.';
    case 'word':
      return 'People are not told yet.';
    case 'supervisor':
      return `Nobody supervises ${codes(lack.codes)}: a breach there goes to the next rung at once.`;
    case 'roster':
      return `The units name ${codes(lack.codes)}, and the roster does not know them: they get no mail.`;
    case 'file_held':
      return lack.files === 1
        ? 'One file is held, and waits for your word.'
        : `${lack.files} files are held, and wait for your word.`;
    case 'side':
      return `Nobody sits for ${lack.side} yet.`;
    case 'password':
      return `${codes(lack.codes)} cannot sign in yet: they have not used their link.`;
    case 'signature':
      return lack.targets === 1
        ? 'A target is proposed, and not signed by all yet.'
        : `${lack.targets} targets are proposed, and not signed by all yet.`;
  }
}

function codes(all: readonly string[]): string {
  const named = all.slice(0, mostNamed).join(', ');
  return all.length > mostNamed ? `${named} and ${all.length - mostNamed} more` : named;
}
