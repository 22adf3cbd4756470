import tseslint from 'typescript-eslint';

/** What no code does. */
const restricted = [
  {
    selector: 'MemberExpression[object.name="process"][property.name="env"]',
    message: 'The environment is read in src/platform/settings only.',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
];

const letters = 'value=/\\p{L}/u';
const spoken = 'JSXAttribute[name.name=/^(aria-label|title|alt|placeholder|caption|label)$/]';

/** Words that stand in a page itself, where no catalogue has them and no other language can say them. */
const literalText = [
  `JSXText[${letters}]`,
  `JSXElement > JSXExpressionContainer > Literal[${letters}]`,
  // the key of a sentence, as in label="newTarget.name", is no text
  `:matches(${spoken}, ${spoken} > JSXExpressionContainer) > Literal[${letters}]:not([value=/^\\w+([.]\\w+)+$/])`,
  `:matches(${spoken}, JSXElement) > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=/\\p{L}/u]:not([value.raw=/^(\\w+[.])+$/])`,
].map((selector) => ({ selector, message: 'What a page says stands in its words.en.ts and words.es.ts: say(key).' }));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'reports/', '.stryker-tmp/', '.plimsoll/', '.*-dist/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-extraneous-class': 'off',
      // query<Row>() says what the statement returns; no argument could.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Nest and TypeORM type their options as classes that nobody makes an instance of.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', ...restricted],
    },
  },
  {
    // Decorated constructors name their classes as values: a type-only import would lose them at run time.
    files: ['src/**/*.{controller,module,service,sweep,processor,relay,guard,filter}.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['src/core/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'A decision is given its instant.' },
        { object: 'Math', property: 'random', message: 'A decision is repeatable.' },
      ],
    },
  },
  {
    files: ['src/pages/**/*.tsx'],
    ignores: ['**/*.spec.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...restricted, ...literalText] },
  },
  {
    files: ['src/platform/settings/**', 'test/**', 'scripts/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Tests are tables; a migration is a list of tables.
    files: ['src/**/*.spec.{ts,tsx}', 'test/**', 'src/**/*.cases.ts', 'src/migrations/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // The command line speaks on the terminal.
    files: ['src/cli.ts', 'src/main.ts', 'src/service.ts', 'src/**/*.command.ts'],
    rules: { 'no-console': 'off' },
  },
);
