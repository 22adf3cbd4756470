import { unescaped } from './crawl.js';

/** A field of a form as a browser would send it. */
export interface Field {
  readonly name: string;
  readonly kind: 'hidden' | 'text' | 'choice';
  /** What stands in it, or the first that can be chosen. */
  readonly value: string;
}

export interface Form {
  readonly method: 'get' | 'post';
  readonly action: string;
  readonly fields: readonly Field[];
}

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : unescaped(found);
};

const choices = new Set(['radio', 'checkbox', 'file', 'submit']);

function fieldOf(tag: string, inside: string): Field[] {
  const name = attribute(tag, 'name');
  if (name === null) return [];
  if (tag.startsWith('<textarea')) return [{ name, kind: 'text', value: unescaped(inside) }];
  if (tag.startsWith('<select')) {
    const [option = ''] = /<option[^>]*\sselected[^>]*>|<option[^>]*>/.exec(inside) ?? [];
    return [{ name, kind: 'choice', value: attribute(option, 'value') ?? '' }];
  }
  const type = attribute(tag, 'type') ?? 'text';
  const kind = type === 'hidden' ? 'hidden' : choices.has(type) ? 'choice' : 'text';
  return [{ name, kind, value: attribute(tag, 'value') ?? '' }];
}

/** The forms of a page with their fields, in their order. */
export function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', body = '']) => ({
    method: attribute(head, 'method') === 'post' ? 'post' : 'get',
    action: attribute(head, 'action') ?? '/',
    fields: [
      ...body.matchAll(
        /<(?:input|button)[^>]*>|(<textarea[^>]*>)([\s\S]*?)<\/textarea>|(<select[^>]*>)([\s\S]*?)<\/select>/g,
      ),
    ].flatMap(([tag, area, text, select, options]) => fieldOf(area ?? select ?? tag, text ?? options ?? '')),
  }));
}
