import { createHash } from 'node:crypto';

import { Router } from 'express';

import { nameRoute } from '../channels/api/router.js';
import { DEMO_STYLE } from '../rendering/html/demo/style.js';
import type { PageAssets } from '../rendering/html/layout.js';
import { ICON, STYLE } from '../rendering/html/style.js';

const FILES = {
  style: { name: 'style', extension: 'css', type: 'text/css', text: STYLE },
  demo: { name: 'demo', extension: 'css', type: 'text/css', text: DEMO_STYLE },
  icon: { name: 'icon', extension: 'svg', type: 'image/svg+xml', text: ICON },
} as const;

type AssetFile = (typeof FILES)[keyof typeof FILES];

/** Addresses of the files that pages load; each holds the hash of its text, so that it never changes. */
export const pageAssets: PageAssets = { style: addressOf(FILES.style), icon: addressOf(FILES.icon) };

/** The same for the demonstration shops. */
export const demoAssets: PageAssets = { style: addressOf(FILES.demo), icon: addressOf(FILES.icon) };

/** Serves those files, to be kept for good. */
export function assetRouter(): Router {
  const router = Router();
  for (const file of Object.values(FILES)) {
    router.get(addressOf(file), nameRoute('/assets'), (_request, response) => {
      response.set('Cache-Control', 'public, max-age=31536000, immutable').type(file.type).send(file.text);
    });
  }
  return router;
}

function addressOf({ name, extension, text }: AssetFile): string {
  return `/assets/${name}.${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${extension}`;
}
