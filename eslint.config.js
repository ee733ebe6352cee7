import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';

import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import importSort from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

// The architecture tests hold the same list: what they refuse, the editor already underlines.
const { pure, outsideGlobals } = JSON.parse(
  readFileSync(new URL('tests/architecture/layers.json', import.meta.url), 'utf8'),
);
const asArgument = 'This layer is pure: take it as an argument (see tests/architecture/purity.test.ts).';

export default defineConfig(
  globalIgnores(['dist/', 'dist-*/', 'coverage/', 'data/', '.jest-cache/']),
  js.configs.recommended,
  {
    plugins: { 'simple-import-sort': importSort },
    rules: {
      eqeqeq: 'error',
      'simple-import-sort/imports': 'error',
      'simple-import-sort/exports': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A fact's value is a union with rough dates; where its text is taken, the fact is known to be none.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // A test may state what it knows of its own data.
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  {
    files: pure.map((layer) => `src/${layer}/**`),
    rules: {
      'no-restricted-globals': ['error', ...outsideGlobals.map((name) => ({ name, message: asArgument }))],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: asArgument },
        { object: 'Math', property: 'random', message: asArgument },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: asArgument },
        { selector: "CallExpression[callee.name='Date']", message: asArgument },
      ],
      'no-restricted-imports': [
        'error',
        { paths: builtinModules.map((name) => ({ name, message: asArgument })), patterns: ['node:*'] },
      ],
    },
  },
);
