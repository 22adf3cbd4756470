import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

const ink = '#1b1b1b';
const paper = '#ffffff';
const font = 'Helvetica, Arial, sans-serif';

const tag = (name: string, attributes: Record<string, string>, ...children: (VNode | string)[]): VNode =>
  h(name, attributes, ...children);

const text = (slot: string): VNode => tag('mj-text', {}, `{{${slot}}}`);

/** The markup that every mail's layout is compiled from: one column, 16 px, no image, slots for words. */
export function layoutMarkup(): string {
  const layout = (
    <>
      {tag(
        'mjml',
        { lang: 'en', dir: 'ltr' },
        tag(
          'mj-head',
          {},
          tag('mj-title', {}, '{{heading}}'),
          tag(
            'mj-attributes',
            {},
            tag('mj-all', { 'font-family': font, 'font-size': '16px', 'line-height': '24px', color: ink }),
            tag('mj-text', { padding: '8px 20px' }),
          ),
        ),
        tag(
          'mj-body',
          { width: '600px', 'background-color': paper },
          tag(
            'mj-section',
            { padding: '12px 0' },
            tag(
              'mj-column',
              {},
              tag('mj-text', {}, '{{h1}}'),
              text('parts'),
              text('todo'),
              tag(
                'mj-button',
                {
                  href: '{{url}}',
                  align: 'left',
                  padding: '8px 20px',
                  'inner-padding': '12px 24px',
                  'background-color': ink,
                  color: paper,
                  'font-weight': '700',
                  'border-radius': '4px',
                },
                '{{label}}',
              ),
              tag('mj-text', { 'font-size': '16px' }, '{{plainLink}}'),
              text('continuing'),
              text('notes'),
              text('checkpoint'),
              text('foot'),
            ),
          ),
        ),
      )}
    </>
  );
  return renderToString(layout);
}
