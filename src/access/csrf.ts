import { sameSecret } from './secret.js';
import { fieldOf, headerOf, type WebRequest } from './web-request.js';

/** The hidden field that every form carries. */
export const csrfField = '_csrf';
const csrfHeader = 'x-csrf-token';

/**
 * Whether a request carries the secret of its own session: in the form, in a header, or, where the form is a file on its
 * way and cannot be looked into, in the address it is sent to.
 */
export function carriesCsrf(request: WebRequest, secret: string): boolean {
  const inAddress = isUpload(request) ? fieldOf(request.query, csrfField) : undefined;
  const given = headerOf(request, csrfHeader) ?? fieldOf(request.body, csrfField) ?? inAddress;
  return given !== undefined && sameSecret(given, secret);
}

function isUpload(request: WebRequest): boolean {
  return headerOf(request, 'content-type')?.startsWith('multipart/form-data') === true;
}
