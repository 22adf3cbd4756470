import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { mergeMap, type Observable } from 'rxjs';

import { Rehearsal } from './rehearsal.service.js';

interface Asked {
  readonly method: string;
  readonly url: string;
}

const unchanging = new Set(['GET', 'HEAD', 'OPTIONS']);

/** In a rehearsal a call that changed something is answered after what came due by it is done and its mail is caught. */
@Injectable()
export class SettlingInterceptor implements NestInterceptor {
  constructor(private readonly rehearsal: Rehearsal) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method, url } = context.switchToHttp().getRequest<Asked>();
    if (unchanging.has(method) || url.startsWith('/api/v1/rehearsal/')) return next.handle();
    return next.handle().pipe(mergeMap((body: unknown) => this.settled(body)));
  }

  private async settled(body: unknown): Promise<unknown> {
    const pending = await this.rehearsal.settle();
    const isPlain = typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype;
    return pending > 0 && isPlain ? { ...body, mailPending: pending } : body;
  }
}
