import base from './jest.config.js';

/** Tests that look at pages in a real browser: `npm run test:browser`. @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
  testPathIgnorePatterns: [],
  testTimeout: 60_000,
  // Most of the time they wait for the browser.
  maxWorkers: 2,
};
