import type { Settings } from '../platform/settings/settings.schema.js';
import { headerOf, type WebRequest } from './web-request.js';

/** The address that people reach the service at: as set, else as this request reached it. */
export function baseUrlOf(settings: Pick<Settings, 'baseUrl'>, request: Pick<WebRequest, 'headers'>): string {
  return settings.baseUrl ?? `http://${headerOf(request, 'host') ?? 'localhost'}`;
}

/** Whether cookies may be sent over TLS only. */
export const isSecure = (settings: Pick<Settings, 'baseUrl'>): boolean =>
  settings.baseUrl?.startsWith('https:') === true;
