import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { metricsText } from './metrics.js';
import { OpenApi } from './open-api.js';
import { ReadinessChecks } from './readiness.js';

/** What machines ask a service: does it live, can it work, how is it, what can it do. */
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: ReadinessChecks,
    private readonly openApi: OpenApi,
  ) {}

  @Get('healthz')
  @Header('cache-control', 'no-store')
  alive(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('readyz')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { faults, warnings } = await this.readiness.look();
    const isReady = Object.keys(faults).length === 0;
    void reply.status(isReady ? 200 : 503);
    return { status: isReady ? 'ready' : 'not ready', faults, warnings };
  }

  @Get('metrics')
  @Header('cache-control', 'no-store')
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { type, text } = await metricsText();
    void reply.header('content-type', type);
    return text;
  }

  @Get('openapi.json')
  async description(): Promise<object> {
    return this.openApi.document();
  }
}
