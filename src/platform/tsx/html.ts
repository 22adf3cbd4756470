import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole page as text. Everything in it is escaped unless it is markup of ours. */
export const htmlOf = (page: VNode): string => `<!doctype html>\n${renderToString(page)}`;
