/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/global-setup.mjs',
  testSequencer: '<rootDir>/tests/slow-first.mjs',
  // All cores: nothing else runs beside the tests.
  maxWorkers: '100%',
  roots: ['<rootDir>/src', '<rootDir>/tests'],
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  // They need a browser: `npm run test:browser`.
  testPathIgnorePatterns: ['<rootDir>/tests/browser/'],
  // Inside the checkout: a fresh clone starts cold, and nothing of it is left elsewhere.
  cacheDirectory: '<rootDir>/.jest-cache',
  transform: {
    '\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        // Tells CommonJS packages from ES modules, so that the former are left as they are.
        isModule: 'unknown',
        sourceMaps: 'inline',
      },
    ],
  },
  // Jest loads CommonJS only, so ES-module packages (unified and its family) are compiled too. The compiler
  // itself is large, already CommonJS, and used by the architecture tests.
  transformIgnorePatterns: ['/node_modules/typescript/'],
  // Imports are written with `.js`; the file beside is `.ts`. Real `.js` files come first, for packages.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts', '$1.tsx'] },
};
