import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Express, Router } from 'express';
import { pino } from 'pino';

import { openBot } from '../../../src/server/bot/open-bot.js';
import { openChat } from '../../../src/server/chat.js';
import { createApp } from '../../../src/server/compose.js';
import { readConfig } from '../../../src/server/config.js';
import { readDeskConfig } from '../../../src/server/desk/config.js';
import { loadDeskParts } from '../../../src/server/desk/load-parts.js';
import { openDesk } from '../../../src/server/desk/open-desk.js';
import { openGeneration, speakingOf } from '../../../src/server/generation.js';
import { loadProgram } from '../../../src/server/load-program.js';
import { startServer } from '../../../src/server/main.js';
import { createMetrics } from '../../../src/server/metrics.js';
import { rateStores } from '../../../src/server/rate-store.js';
import { openSqlite } from '../../../src/storage/sqlite/open.js';
import { root } from '../../verdict/support.js';

/** The whole program, as `clausewise serve` puts it together, in this process. */
export interface WholeServer {
  readonly url: string;
  /** Another app of the same parts, to be looked at. */
  readonly app: Express;
  close(): Promise<void>;
}

/** Built files as they might be: their names count, not what is in them. */
const WEB = ['widget.js', 'widget-panel-A1.js'].map((name) => ({ name, text: '"widget-panel-A1.js"' }));
const BUNDLE = {
  assets: {
    base: '/assets/base.css',
    icon: '/assets/icon.svg',
    script: '/assets/a.js',
    style: '/assets/a.css',
  },
  router: Router(),
};

/** Starts it. @param env as of the process */
export async function startWhole(env: Readonly<Record<string, string>>): Promise<WholeServer> {
  const data = mkdtempSync(join(tmpdir(), 'hostile-'));
  const program = await loadProgram(root, null);
  const { knowledge, judge } = program;
  const stores = [...knowledge.stores.keys()];
  const speaking = speakingOf(program);
  const config = readConfig({ PORT: '0', CLAUSEWISE_DATA: data, ...env });
  const deskConfig = readDeskConfig(env, stores);
  const logger = pino({ level: 'silent' });
  const clock = (): Date => new Date();
  const storage = await openSqlite(data);
  const { takeTurn } = speaking;
  const { vocabulary } = knowledge;
  const chat = await openChat({ storage, takeTurn, vocabulary, stores, config, logger, clock });
  const botConfig = {
    ...({
      clientId: null,
      clientSecret: null,
      tenantId: null,
      kind: 'single-tenant',
      authority: null,
    } as const),
    ...{ hosts: [], allowedTenants: [], store: null, teamStores: new Map(), isProduction: false },
  };
  const base = {
    ...{ root, config, deskConfig, botConfig, storage, chat, logger, clock, openBot, web: WEB },
    ...{ metrics: createMetrics({ withProcess: false }), rates: rateStores(storage) },
  };
  const generation = await openGeneration(base, program, speaking);
  // The desk once more, with its pages, which are not built beside the sources.
  const desk = await openDesk({
    ...{ parts: loadDeskParts(root, program.services.parts), stores: judge.knowledge.stores },
    ...{ config: deskConfig, data, clock, logger, storage, bundle: BUNDLE },
  });
  const services = { ...generation.services, desk };
  const server = await startServer(services);
  return {
    url: server.url,
    app: createApp(services),
    close: async () => {
      desk.close();
      await server.stop();
      await generation.close();
      await chat.close();
      rmSync(data, { recursive: true });
    },
  };
}

/** A path that an app routes, with a method. */
export interface Routed {
  readonly method: string;
  readonly path: string;
}

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

/** Everything that an app routes; what is mounted elsewhere, by its path there. */
export function routesOf(app: Express): readonly Routed[] {
  const walk = (layers: readonly Layer[]): Routed[] =>
    layers.flatMap(({ route, handle }) => {
      if (!route) return walk(handle?.stack ?? []);
      const methods = Object.keys(route.methods).filter((method) => method !== '_all');
      return methods.map((method) => ({ method: method.toUpperCase(), path: route.path }));
    });
  return walk((app.router as unknown as { readonly stack: readonly Layer[] }).stack);
}
