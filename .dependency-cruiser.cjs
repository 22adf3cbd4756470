// Who may import whom. A room imports only from rooms below it; the ledgers do not know each other.

/** From the bottom to the top; rooms on one line are beside each other and do not import each other. */
const FLOORS = [
  ['core'],
  ['platform'],
  ['people', 'targets', 'caseload', 'breach-log', 'notifications'],
  ['access'],
  ['agency'],
  ['breaches'],
  ['assessment'],
  ['voice'],
  ['feeds'],
  ['channels'],
  ['first-run'],
  ['backtest'],
  ['forum'],
  ['sweep'],
  ['rehearsal'],
  ['pages'],
  ['demo'],
];

/** The demonstration stands on the whole service, which it opens as the command line does. */
const WHOLE = { demo: ['^src/app\\.module\\.ts$', '^src/migrations/'] };

const room = (names) => `^src/(${names.join('|')})/`;

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const upwards = FLOORS.flatMap((names, floor) =>
  names.map((name) => ({
    name: `${name}-imports-only-below`,
    comment: `src/${name} may import only itself and the rooms below it`,
    severity: 'error',
    from: { path: room([name]) },
    to: {
      path: '^src/',
      pathNot: [room([name, ...FLOORS.slice(0, floor).flat()]), ...(WHOLE[name] ?? [])],
    },
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upwards,
    {
      name: 'core-decides-alone',
      comment: 'core imports only core, node:crypto, and exact numbers and dates',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '\\.spec\\.tsx?$' },
      to: {
        pathNot: [
          '^src/core/',
          '^(node:)?crypto$',
          '^node_modules/(decimal\\.js|temporal-polyfill|temporal-spec|date-holidays)/',
        ],
      },
    },
    {
      name: 'platform-knows-no-room',
      comment: 'platform takes from core only what an instant or a local date is',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/core/', pathNot: '^src/core/(instant|ids)\\.ts$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'a file that nothing imports and that imports nothing',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'source-knows-no-test',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.(spec\\.tsx?|cases\\.ts)$' },
      to: { path: ['^test/', '\\.spec\\.tsx?$', '\\.cases\\.ts$'] },
    },
    {
      name: 'production-packages-only',
      comment: 'the service may not need what only a developer installs',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.(spec\\.tsx?|cases\\.ts)$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|reports)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
