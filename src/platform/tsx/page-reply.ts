import type { VNode } from 'preact';

import { htmlOf } from './html.js';

/** What is done to the answer of a page; Fastify's reply is one. */
export interface WebReply {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
}

/** Answers with a page, which nobody keeps: it is one person's, and true now. */
export function sendPage(reply: WebReply, page: VNode, status = 200): string {
  reply.status(status);
  reply.header('content-type', 'text/html; charset=utf-8');
  reply.header('cache-control', 'no-store');
  return htmlOf(page);
}

/** Sends the browser on after a form, so that loading again sends nothing again. */
export function seeOther(reply: WebReply, path: string): string {
  reply.status(303);
  reply.header('location', path);
  reply.header('cache-control', 'no-store');
  return '';
}
