import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod';

const root = join(__dirname, '../..');

/** WCAG 2.1 as the OpenACR catalog 2.5-edition-wcag-2.1-508-en lists it. */
const catalog = {
  success_criteria_level_a:
    `1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1
    2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.3.1 3.3.2 4.1.1 4.1.2`.split(/\s+/),
  success_criteria_level_aa:
    `1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 3.1.2
    3.2.3 3.2.4 3.3.3 3.3.4 4.1.3`.split(/\s+/),
} as const;

/** At levels A and AA `not-evaluated` is no answer: the catalog keeps it for AAA. */
const level = z.enum(['supports', 'partially-supports', 'does-not-support', 'not-applicable']);

const component = z.strictObject({
  name: z.enum(['web', 'electronic-docs', 'software', 'authoring-tool']),
  adherence: z.strictObject({ level, notes: z.string().min(10) }),
});

const chapter = z.strictObject({
  notes: z.string(),
  criteria: z.array(z.strictObject({ num: z.string(), components: z.array(component).min(1) })),
});
const leftOut = z.strictObject({ notes: z.string().min(1), disabled: z.literal(true) });

/** OpenACR 0.1.0: what its schema asks for, and no key that it does not know. */
const report = z.strictObject({
  title: z.string().endsWith('Accessibility Conformance Report'),
  product: z.strictObject({ name: z.string(), version: z.string(), description: z.string() }),
  author: z.strictObject({ company_name: z.string(), email: z.email() }),
  report_date: z.iso.date(),
  version: z.int(),
  notes: z.string(),
  evaluation_methods_used: z.string(),
  legal_disclaimer: z.string(),
  license: z.literal('CC-BY-4.0'),
  catalog: z.literal('2.5-edition-wcag-2.1-508-en'),
  chapters: z.strictObject({
    success_criteria_level_a: chapter,
    success_criteria_level_aa: chapter,
    success_criteria_level_aaa: leftOut,
    functional_performance_criteria: leftOut,
    hardware: leftOut,
    software: leftOut,
    support_documentation_and_services: leftOut,
  }),
});

const read = (): z.output<typeof report> =>
  report.parse(parse(readFileSync(join(root, 'docs/accessibility/openacr.yaml'), 'utf8')));

/** The tests that a remark names, as `file` "name". */
const testsIn = (notes: string): { file: string; name: string }[] =>
  [...notes.matchAll(/`(test\/[\w/.-]+\.spec\.ts)` "([^"]+)"/g)].map(([, file = '', name = '']) => ({ file, name }));

/** The strings that a test file calls its tests by: they stand in it as they are. */
function isTest({ file, name }: { file: string; name: string }): boolean {
  const path = join(root, file);
  if (!existsSync(path)) return false;
  const source = readFileSync(path, 'utf8');
  return [`'${name}'`, `"${name}"`, `\`${name}\``].some((quoted) => source.includes(quoted));
}

const rowsOf = ({ chapters }: z.output<typeof report>) =>
  [...chapters.success_criteria_level_a.criteria, ...chapters.success_criteria_level_aa.criteria].flatMap(
    ({ num, components }) => components.map(({ adherence }) => ({ num, ...adherence })),
  );

it('is an OpenACR file that answers each criterion of WCAG 2.1 A and AA once', () => {
  const { chapters } = read();
  for (const [name, criteria] of Object.entries(catalog)) {
    const answered = chapters[name as keyof typeof catalog].criteria.map(({ num }) => num);
    expect(answered).toEqual(criteria);
  }
});

it('names for each row that says "supports" tests that are there', () => {
  const rows = rowsOf(read()).filter((row) => row.level === 'supports');
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(({ notes }) => testsIn(notes).length === 0).map(({ num }) => num)).toEqual([]);
  const missing = rows.flatMap(({ num, notes }) =>
    testsIn(notes)
      .filter((test) => !isTest(test))
      .map(({ file, name }) => `${num}: ${file} "${name}"`),
  );
  expect(missing).toEqual([]);
});

it('says of each row that is not shown in full what was not evaluated or measured', () => {
  const rows = rowsOf(read()).filter((row) => row.level === 'partially-supports');
  expect(rows.filter(({ notes }) => !/not evaluated|are not\b/i.test(notes)).map(({ num }) => num)).toEqual([]);
});
