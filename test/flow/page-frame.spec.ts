import { AccessModule } from '../../src/access/access.module.js';
import { FrameModule } from '../../src/pages/frame/frame.module.js';
import { SignInModule } from '../../src/pages/sign-in/sign-in.module.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { rooms, useWebApp } from '../support/web-app.js';

const clock = new SteppedClock('2026-11-23T14:00:00Z');
const test = useDatabase(clock);
const web = useWebApp(test, clock, rooms(AccessModule, FrameModule, SignInModule));

describe('every page', () => {
  it('has no script or style inside, and forbids them', async () => {
    const answer = await web.send({ method: 'GET', url: '/sign-in' });
    expect(answer.body).not.toMatch(/<style|style=|<script>|\son\w+=/);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['content-security-policy']).not.toContain('unsafe');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('says that no mail leaves where there is no mail server', async () => {
    const answer = await web.send({ method: 'GET', url: '/sign-in' });
    expect(answer.body).toContain('No mail leaves: there is no mail server.');
  });

  it('finds its files under an address that changes with them, kept for ever', async () => {
    const { body } = await web.send({ method: 'GET', url: '/sign-in' });
    const paths = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThan(3);
    for (const url of paths) {
      const answer = await web.send({ method: 'GET', url, headers: { 'accept-encoding': 'gzip' } });
      expect([url, answer.statusCode]).toEqual([url, 200]);
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
    expect((await web.send({ method: 'GET', url: '/assets/000000000000/plimsoll.css' })).statusCode).toBe(404);
    expect((await web.send({ method: 'GET', url: '/assets/x/..%2f..%2fpackage.json' })).statusCode).toBe(404);
  });
});
