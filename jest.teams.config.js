import base from './jest.config.js';

/** A whole case in Microsoft's Teams emulator, in a real browser: `npm run teams:emulator`. @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['<rootDir>/tests/emulator/**/*.run.ts'],
  testPathIgnorePatterns: [],
  testTimeout: 120_000,
  maxWorkers: 1,
};
