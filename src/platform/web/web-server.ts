import helmet from '@fastify/helmet';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

import type { Settings } from '../settings/settings.schema.js';
import { MIB, readBodies } from './body.js';
import { measureRequests } from './metrics.js';
import { NestLog } from './nest-log.js';
import { OpenApi } from './open-api.js';

const longestRequestAtClose = 2_500;

/** Builds the web side of the service out of its modules; it does not listen yet. */
export async function webServer(
  root: DynamicModule | Type,
  settings: Pick<Settings, 'importLimitMib' | 'baseUrl'>,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    forceCloseConnections: 'idle',
    requestTimeout: 15 * 60_000,
    routerOptions: { maxParamLength: 500 },
    skipMiddie: true,
  });
  const server = adapter.getInstance<FastifyInstance>();
  await server.register(helmet, headers(settings.baseUrl));
  readBodies(server, settings.importLimitMib * MIB);
  measureRequests(server);
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    logger: new NestLog(),
    abortOnError: false,
  });
  app.get(OpenApi).describe(app);
  await app.init();
  return app;
}

/** Lets requests in hand end; a connection that does not is cut. */
export async function closeWebServer(app: NestFastifyApplication): Promise<void> {
  const cutting = setTimeout(() => {
    app.getHttpServer().closeAllConnections();
  }, longestRequestAtClose);
  await app.close();
  clearTimeout(cutting);
}

/** Nothing inline, nothing from elsewhere, framed by nobody. */
function headers(baseUrl: string | undefined): Parameters<typeof helmet>[1] & object {
  const isSecure = baseUrl?.startsWith('https:') === true;
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  };
}
