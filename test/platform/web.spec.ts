import { type ClientRequest, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

import {
  Body,
  type CanActivate,
  Controller,
  type ExecutionContext,
  Get,
  Injectable,
  Module,
  Post,
  UseGuards,
} from '@nestjs/common';
import { z } from 'zod';

import { MIB, TakesBody } from '../../src/platform/web/body.js';
import { Problem } from '../../src/platform/problem/problem.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { rooms, useWebApp } from '../support/web-app.js';

const schema = z
  .strictObject({
    units: z.number().positive('units must be above 0'),
    steps: z.array(z.strictObject({ owner: z.string() })),
  })
  .meta({ id: 'Probe' });

@Injectable()
class NeedsName implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, string> }>();
    if (headers['x-name'] === undefined) throw Problem.notSignedIn();
    return true;
  }
}

@Controller('api/v1/probe')
@UseGuards(NeedsName)
class ProbeController {
  @Post('value')
  value(@Body({ schema }) body: z.infer<typeof schema>): object {
    return body;
  }

  @Post('form')
  form(@Body() body: unknown): unknown {
    return { form: body };
  }

  @Post('text')
  @TakesBody({ as: 'text', limit: 2 * MIB, types: ['application/x-ndjson'] })
  text(@Body() body: string): object {
    return { length: body.length };
  }

  @Post('stream')
  @TakesBody({ as: 'stream', limit: 'import', types: ['text/csv'] })
  async stream(@Body() body: Readable): Promise<object> {
    let length = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) length += chunk.length;
    return { length };
  }

  @Get('broken')
  broken(): never {
    throw new Error('the password is hunter2');
  }
}

@Module({ controllers: [ProbeController] })
class ProbeModule {}

const clock = new SteppedClock('2026-11-23T14:00:00Z');
const test = useDatabase(clock);
const web = useWebApp(test, clock, rooms(ProbeModule), { PLIMSOLL_IMPORT_LIMIT_MIB: '1' });

const post = (path: string, payload: string | Buffer, type: string, name: string | null = 'me') =>
  web.app.inject({
    method: 'POST',
    url: `/api/v1/probe/${path}`,
    headers: { 'content-type': type, ...(name === null ? {} : { 'x-name': name }) },
    payload,
  });
const json = (path: string, value: unknown) => post(path, JSON.stringify(value), 'application/json');

it('takes what the schema allows', async () => {
  const answer = await json('value', { units: 1, steps: [] });
  expect([answer.statusCode, answer.json()]).toEqual([201, { units: 1, steps: [] }]);
});

it('names each field that is wrong, and the field that is none', async () => {
  const answer = await json('value', { units: 0, steps: [{ owner: 'a', by: 'b' }], 'a/b': 1 });
  expect(answer.statusCode).toBe(422);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json()).toMatchObject({
    type: 'about:blank',
    status: 422,
    errors: expect.arrayContaining([
      { pointer: '/units', code: 'schema', detail: 'units: units must be above 0' },
      { pointer: '/steps/0/by', code: 'schema', detail: 'steps.0.by is no field here' },
      { pointer: '/a~1b', code: 'schema', detail: 'a/b is no field here' },
    ]) as unknown,
  });
});

it.each([
  ['no JSON', 'value', '{bad', 'application/json', 422],
  ['nothing at all', 'value', '', 'application/json', 422],
  ['another type', 'value', 'a,b', 'text/csv', 415],
  ['more than 1 MiB', 'value', `"${'x'.repeat(MIB)}"`, 'application/json', 413],
  ['more than this route takes', 'text', 'x'.repeat(2 * MIB + 1), 'application/x-ndjson', 413],
  ['a file longer than the setting', 'stream', 'x'.repeat(MIB + 1), 'text/csv', 413],
  ['bytes that are no text', 'text', Buffer.from([0xff, 0xfe, 0x41]), 'application/x-ndjson', 400],
])('refuses %s', async (_, path, payload, type, status) => {
  const answer = await post(path, payload, type);
  expect([answer.statusCode, answer.json<{ status: number }>().status]).toEqual([status, status]);
});

it.each([
  ['a zero byte', '{"units":1,"steps":[{"owner":"a\\u0000b"}]}', '/steps/0/owner'],
  ['half a pair of surrogates', '{"units":1,"steps":[{"owner":"a\\ud800b"}]}', '/steps/0/owner'],
  ['a name that is no text', '{"units":1,"steps":[],"a\\u0000":1}', ''],
  ['ten thousand brackets', '['.repeat(10_000) + ']'.repeat(10_000), '/0/0/0'],
])('refuses what cannot be kept: %s', async (_, payload, pointer) => {
  const answer = await post('value', payload, 'application/json');
  expect([answer.statusCode, answer.json()]).toMatchObject([422, { errors: [{ pointer, code: 'schema' }] }]);
});

it('takes a form with a zero byte as text without it', async () => {
  const answer = await post('form', 'a=b%00c', 'application/x-www-form-urlencoded');
  expect(answer.json()).toEqual({ form: { a: 'b\ufffdc' } });
});

/** Sends over a real connection; `write` says how. */
async function send(
  path: string,
  headers: Record<string, string | number>,
  write: (sent: ClientRequest) => void,
): Promise<number> {
  const server = web.app.getHttpServer();
  if (!server.listening) await web.app.listen(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({
      port,
      method: 'POST',
      path: `/api/v1/probe/${path}`,
      headers: { 'x-name': 'me', ...headers },
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      resolve(answer.statusCode ?? 0);
      sent.destroy();
    });
    write(sent);
  });
}

it('refuses what grows too long on the way, its length untold', async () => {
  const status = await send('stream', { 'content-type': 'text/csv' }, (sent) => {
    for (let chunk = 0; chunk < 40; chunk++) sent.write(Buffer.alloc(64 * 1024, 'x'));
    sent.end();
  });
  expect(status).toBe(413);
});

it('refuses a length that is too long before a byte of it has come', async () => {
  const headers = { 'content-type': 'application/x-ndjson', 'content-length': 17 * MIB };
  const status = await send('text', headers, (sent) => {
    sent.flushHeaders();
  });
  expect(status).toBe(413);
});

it('takes text and streams as they come', async () => {
  expect((await post('text', '{}\n{}\n', 'application/x-ndjson; charset=utf-8')).json()).toEqual({ length: 6 });
  expect((await post('stream', 'a,b\n1,2\n', 'text/csv')).json()).toEqual({ length: 8 });
});

it('reads forms, with a field that was sent twice as a list', async () => {
  const answer = await post('form', 'a=1&b=2&b=3&c=%C3%A9+x', 'application/x-www-form-urlencoded');
  expect(answer.json()).toEqual({ form: { a: '1', b: ['2', '3'], c: 'é x' } });
});

it('asks who it is before it says what is wrong with what was sent', async () => {
  for (const [path, payload, type] of [
    ['value', '{bad', 'application/json'],
    ['text', 'x'.repeat(2 * MIB + 1), 'application/x-ndjson'],
    ['stream', 'x', 'image/png'],
  ] as const) {
    const answer = await post(path, payload, type, null);
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
  }
});

it('keeps to itself what went wrong inside', async () => {
  const answer = await web.send({ method: 'GET', url: '/api/v1/probe/broken', headers: { 'x-name': 'me' } });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('hunter2');
  expect(answer.json()).toMatchObject({ status: 500, instance: expect.stringMatching(/^urn:plimsoll:/) as unknown });
});

it('answers unknown routes with a problem', async () => {
  for (const url of ['/api/v1/nothing', '/nothing']) {
    const answer = await web.send({ method: 'GET', url });
    expect([answer.statusCode, answer.json()]).toEqual([
      404,
      {
        type: 'about:blank',
        title: 'Not found',
        status: 404,
        detail: expect.stringContaining('ask an admin') as unknown,
      },
    ]);
  }
});

it('allows nothing inline and nothing from elsewhere', async () => {
  const { headers } = await web.send({ method: 'GET', url: '/healthz' });
  expect(headers['content-security-policy']).toContain(`default-src 'none'`);
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['x-frame-options']).toBe('DENY');
  expect(headers['x-content-type-options']).toBe('nosniff');
});

it('answers HEAD as GET without a body', async () => {
  const answer = await web.send({ method: 'HEAD', url: '/healthz' });
  expect([answer.statusCode, answer.body]).toEqual([200, '']);
});

it('describes its routes as OpenAPI 3.1, with the schemas that check them', async () => {
  const document = (await web.send({ method: 'GET', url: '/openapi.json' })).json<{
    openapi: string;
    paths: Record<string, { post?: { requestBody?: object } }>;
    components: { schemas: Record<string, object> };
  }>();
  expect(document.openapi).toMatch(/^3\.1/);
  expect(document.paths).toHaveProperty(['/api/v1/probe/value', 'post', 'requestBody']);
  expect(JSON.stringify(document)).toContain('"exclusiveMinimum":0');
});

it('is ready while database and queue are, and says what is not', async () => {
  const answer = await web.send({ method: 'GET', url: '/readyz' });
  expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ready', faults: {}, warnings: [] }]);
});

it('measures requests by route, and names nobody', async () => {
  await web.send({ method: 'GET', url: '/api/v1/probe/W-104-secret' });
  const { body, headers } = await web.send({ method: 'GET', url: '/metrics' });
  expect(headers['content-type']).toContain('text/plain');
  expect(body).toContain('plimsoll_request_seconds_count');
  expect(body).not.toContain('W-104');
});
