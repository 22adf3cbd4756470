import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { targetTemplates } from '../../src/targets/templates.js';

describe('the target templates', () => {
  it('are targets but for their first day, each with its source', () => {
    const templates = targetTemplates('config');
    expect(templates.map(({ id }) => id)).toContain('er-referrals-12-14');
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
  });

  it('name the place of what is no target', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'templates-'));
    writeFileSync(path.join(folder, 'target-templates.yaml'), '- { id: a, title: A, source: B, body: { name: A } }\n');
    expect(() => targetTemplates(folder)).toThrow(/body\.scope/);
  });
});
