import { createHash } from 'node:crypto';

import { Router } from 'express';

import { nameRoute } from '../channels/api/router.js';
import type { WebFile } from './web-files.js';

/**
 * Serves the chat to pages of any shop: the launcher under a name that stays, to be asked for again each time and
 * answered "not modified"; the panel under a name that holds the hash of its text, to be kept for good.
 */
export function widgetRouter(files: readonly WebFile[]): Router {
  const router = Router();
  for (const { name, text } of files) {
    const stays = name === 'widget.js';
    const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 16)}"`;
    router.get(`/${name}`, nameRoute(stays ? '/widget.js' : '/widget-panel'), (request, response) => {
      response.set({
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Cache-Control': stays ? 'public, max-age=300' : 'public, max-age=31536000, immutable',
        ETag: tag,
      });
      if (request.fresh) response.status(304).end();
      else response.type('text/javascript').send(text);
    });
  }
  return router;
}
