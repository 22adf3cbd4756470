import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';

import { headerOf, type WebRequest } from '../../access/web-request.js';
import { Problem } from '../../platform/problem/problem.js';
import type { WebReply } from '../../platform/tsx/page-reply.js';
import { assetAt } from './assets.js';

@Controller('assets')
export class AssetsController {
  /** A style sheet, a font, a picture: from the list of what pages use, never from a path. */
  @Get(':version/:name')
  asset(
    @Param('version') version: string,
    @Param('name') name: string,
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
  ): StreamableFile {
    const asset = assetAt(version, name);
    if (asset === undefined) throw Problem.notFound();
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    reply.header('vary', 'accept-encoding');
    const takesZipped = /\bgzip\b/.test(headerOf(request, 'accept-encoding') ?? '');
    const zipped = takesZipped ? asset.zipped : null;
    if (zipped !== null) reply.header('content-encoding', 'gzip');
    return new StreamableFile(zipped ?? asset.bytes, { type: asset.type });
  }
}
