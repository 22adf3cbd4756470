import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';

import type { WebRequest } from '../../access/web-request.js';
import { inLanguage } from '../../platform/language/language.js';
import { readLanguage } from './read-language.js';

/** Makes each page in the language of who asks for it. */
@Injectable()
export class PageLanguage implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<WebRequest>();
    return inLanguage(readLanguage(request), () => next.handle());
  }
}
