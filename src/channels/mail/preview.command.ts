import type { NoticeKind } from '../../core/notice.js';
import { previewOf } from './preview.js';
import { sampleKinds } from './samples.js';

/** Shows a mail of a kind with made-up facts. */
export const mailCommand = {
  name: 'mail',
  usage: 'mail preview KIND [--html | --eml | --json]',
  async run(args: readonly string[]): Promise<number> {
    const [what, kind] = args;
    if (what !== 'preview' || kind === undefined || !isKind(kind)) {
      if (what === 'preview') console.error(`KIND is one of ${sampleKinds.join(', ')}`);
      return 2;
    }
    const preview = await previewOf(kind);
    if (args.includes('--json')) console.log(JSON.stringify(preview, null, 2));
    else if (args.includes('--html')) console.log(preview.html);
    else if (args.includes('--eml')) console.log(preview.eml);
    else console.log(`Subject: ${preview.subject}\n\n${preview.text}`);
    return 0;
  },
};

const isKind = (text: string): text is NoticeKind => (sampleKinds as readonly string[]).includes(text);
