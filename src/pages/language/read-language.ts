import Negotiator from 'negotiator';

import { headerOf, type WebRequest } from '../../access/web-request.js';
import { type Language, languageOf } from '../../platform/language/language.js';

const byTongue: Readonly<Record<string, Language>> = { en: 'en-US', es: 'es-US' };

/** The language of a request's pages: what its person chose, else what their browser asks for, else English. */
export function readLanguage(request: WebRequest): Language {
  const chosen = request.session?.language ?? null;
  if (chosen !== null) return chosen;
  const asked = headerOf(request, 'accept-language')?.slice(0, 200);
  if (asked === undefined) return 'en-US';
  const headers = { 'accept-language': asked };
  // Spanish of Mexico is Spanish: of what is asked for only the language counts, and not the country
  const tongues = new Negotiator({ headers }).languages().map((tag) => tag.split('-')[0]?.toLowerCase() ?? '');
  return languageOf(tongues.flatMap((tongue) => byTongue[tongue] ?? [])[0]) ?? 'en-US';
}
