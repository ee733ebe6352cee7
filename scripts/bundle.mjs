// Bundles programs in TypeScript for Node, as the scripts and tests run them. Packages stay outside, so a bundle must lie where
// they are found: within the repository.
import { build } from 'esbuild';

/** @param options the entry points, where the bundles go, and what else esbuild is to do otherwise */
export async function bundle(options) {
  await build({
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    ...options,
  });
}
