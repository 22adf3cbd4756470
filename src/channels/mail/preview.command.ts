import { parseArgs } from 'node:util';

import type { NoticeKind } from '../../core/notice.js';
import { inLanguage, type Language, languageOf, languages } from '../../platform/language/language.js';
import { type Preview, previewOf } from './preview.js';
import { sampleKinds } from './samples.js';

const forms = {
  text: ({ subject, text }: Preview) => `Subject: ${subject}\n\n${text}`,
  html: ({ html }: Preview) => html,
  eml: ({ eml }: Preview) => eml,
} as const;

type Form = keyof typeof forms;

const flag = { type: 'boolean', default: false } as const;
const language = { type: 'string', default: 'en-US' } as const;
const options = { text: flag, html: flag, eml: flag, json: flag, language } as const;

/** Shows a mail of a kind with made-up facts: no database is opened, and nothing is sent. */
export const mailCommand = {
  name: 'mail',
  usage: 'mail preview KIND [--text | --html | --eml] [--language en-US | es-US] [--json]',
  async run(args: readonly string[]): Promise<number> {
    const asked = askedFor(args);
    if (typeof asked === 'string') {
      console.error(asked);
      return 2;
    }
    const preview = await inLanguage(asked.language, () => previewOf(asked.kind));
    console.log(asked.json ? asJson(asked, preview) : forms[asked.form ?? 'text'](preview));
    return 0;
  },
};

interface Asked {
  readonly kind: NoticeKind;
  /** Null: not said. */
  readonly form: Form | null;
  readonly language: Language;
  readonly json: boolean;
}

/** What is asked for; where it is not to be understood, what is wrong with it. */
function askedFor(args: readonly string[]): Asked | string {
  const read = readArgs(args);
  if (typeof read === 'string') return read;
  const [what, kind, ...more] = read.positionals;
  if (what !== 'preview') return 'mail has one subcommand: preview';
  if (more.length > 0) return `One KIND at a time; ${more.join(' ')} is too much`;
  if (kind === undefined || !isKind(kind)) {
    return `${kind === undefined ? 'KIND' : `${kind} is no kind of mail; KIND`} is one of:\n  ${sampleKinds.join('\n  ')}`;
  }
  const wanted = (Object.keys(forms) as Form[]).filter((form) => read.values[form]);
  if (wanted.length > 1) return 'Only one of --text, --html and --eml can be shown';
  const language = languageOf(read.values.language);
  if (language === null) return `--language is one of ${languages.join(', ')}`;
  return { kind, form: wanted[0] ?? null, language, json: read.values.json };
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** All of it, or besides subject and files the one form that was asked for. */
function asJson({ kind, form }: Asked, { subject, text, html, eml, attachments }: Preview): string {
  const said = form === null ? { text, html, eml } : { [form]: { text, html, eml }[form] };
  return JSON.stringify({ kind, subject, ...said, attachments }, null, 2);
}

const isKind = (text: string): text is NoticeKind => (sampleKinds as readonly string[]).includes(text);
