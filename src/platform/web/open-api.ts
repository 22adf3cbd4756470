import type { INestApplication } from '@nestjs/common';
import { z } from 'zod';

/** The description of every route, made when it is first asked for. */
export class OpenApi {
  private app: INestApplication | undefined;
  private made: Promise<object> | undefined;

  describe(app: INestApplication): void {
    this.app = app;
  }

  document(): Promise<object> {
    this.made ??= this.make();
    return this.made;
  }

  private async make(): Promise<object> {
    if (this.app === undefined) throw new Error('there is no service to describe yet');
    // Loaded late: a service that nobody asks need not hold it.
    const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
    const about = new DocumentBuilder()
      .setOpenAPIVersion('3.1.0')
      .setTitle('Plimsoll')
      .setDescription('A load line for caseloads.')
      .setVersion('1')
      .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
      .addSecurityRequirements('token')
      .build();
    const document = SwaggerModule.createDocument(this.app, about, {
      standardSchemaConverter: (schema, { schemaType }) => jsonSchemaOf(schema, schemaType),
      operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    });
    const forPrograms = Object.entries(document.paths).filter(
      ([path]) => path.startsWith('/api/') || isForMachines(path),
    );
    return { ...document, paths: Object.fromEntries(forPrograms) };
  }
}

/** Besides the API; everything else is a page for people. */
const isForMachines = (path: string): boolean => ['/healthz', '/readyz', '/metrics', '/openapi.json'].includes(path);

/** OpenAPI 3.1 takes JSON Schema as it is. */
function jsonSchemaOf(schema: unknown, io: 'input' | 'output'): { schema: object; components: object } | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $schema: _, $defs: components = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return { schema: rest, components };
}
