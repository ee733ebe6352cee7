import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Router } from 'express';
import * as z from 'zod';

import { nameRoute } from '../../channels/api/router.js';
import type { DeskAssets } from '../../rendering/html/desk-pages.js';
import { pageAssets } from '../assets.js';

const manifest = z.object({ script: z.string(), style: z.string() });

/** The desk's program and style sheet, as `scripts/web-bundles.mjs` built them. */
export interface DeskBundle {
  readonly assets: DeskAssets;
  /** Serves them, to be kept for good: their names hold the hash of what is in them. */
  readonly router: Router;
}

/**
 * Reads the desk's bundle.
 * @param folder where `desk.json` lies
 * @returns null where it was not built
 */
export function deskBundle(folder = webFolder()): DeskBundle | null {
  if (!existsSync(join(folder, 'desk.json'))) return null;
  const names = manifest.parse(JSON.parse(readFileSync(join(folder, 'desk.json'), 'utf8')));
  const router = Router();
  const add = (name: string, type: string): string => {
    const text = readFileSync(join(folder, name), 'utf8');
    router.get(`/assets/${name}`, nameRoute('/assets'), (_request, response) => {
      response.set('Cache-Control', 'public, max-age=31536000, immutable').type(type).send(text);
    });
    return `/assets/${name}`;
  };
  const script = add(names.script, 'text/javascript');
  const style = add(names.style, 'text/css');
  return { assets: { base: pageAssets.style, icon: pageAssets.icon, script, style }, router };
}

/** `web/` beside the program as it was built. */
function webFolder(): string {
  return join(dirname(fileURLToPath(import.meta.url)), 'web');
}
