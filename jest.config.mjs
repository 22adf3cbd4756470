// Jest 30 cannot require an ES module below Node 24.9, and its native ES-module mode stops at CommonJS packages that
// require Nest. Under Jest everything, Nest's own packages included, is therefore compiled to CommonJS by swc.
// test/service starts the built service itself, so what production runs is tested too.

import { readFileSync } from 'node:fs';

import './test/support/resolve-typescript.cjs';

const swc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));
delete swc.$schema;

const typescript = { ...swc, swcrc: false, sourceMaps: 'inline', module: { type: 'commonjs' } };
const javascript = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: { target: 'es2023', parser: { syntax: 'ecmascript', dynamicImport: true } },
  module: { type: 'commonjs' },
};

/** Packages that ship ES modules only. Add a name when Jest says "Must use import to load ES Module". */
const esModulesOnly = [
  '@nestjs',
  'temporal-polyfill',
  'temporal-spec',
  'temporal-utils',
  'date-holidays',
  'date-holidays-parser',
  'preact',
  'preact-render-to-string',
  'file-type',
  'load-esm',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'd3-[a-z-]+',
  'internmap',
  'uid',
  'uuid',
  'cookie',
  'content-disposition',
];

const shared = {
  testEnvironment: 'node',
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.tsx?$': ['@swc/jest', typescript], '^.+\\.m?js$': ['@swc/jest', javascript] },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stryker-tmp/'],
  setupFiles: ['reflect-metadata'],
};

const withServers = {
  ...shared,
  setupFiles: [...shared.setupFiles, '<rootDir>/test/support/quiet-log.ts'],
  globalSetup: '<rootDir>/test/support/start-servers.ts',
  globalTeardown: '<rootDir>/test/support/stop-servers.ts',
};

/** @type {import('jest').Config} */
export default {
  testTimeout: 30_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.{ts,tsx}', '!src/main.ts', '!src/**/*.spec.{ts,tsx}'],
  projects: [
    { displayName: 'unit', roots: ['<rootDir>/src'], testMatch: ['**/*.spec.{ts,tsx}'], ...shared },
    {
      displayName: 'servers',
      roots: ['<rootDir>/test'],
      testMatch: ['**/*.spec.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/pages/'],
      ...withServers,
    },
    {
      displayName: 'pages',
      roots: ['<rootDir>/test'],
      testMatch: ['<rootDir>/test/pages/**/*.spec.{ts,tsx}'],
      ...withServers,
    },
  ],
};
