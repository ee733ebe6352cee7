import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { attack, type Hostility, nameOf } from './hostile/attack.js';
import { endpointsOf } from './hostile/endpoints.js';
import { hostileEnvironment, KNOWN } from './hostile/mode.js';
import { type Outside, startOutside } from './hostile/outside.js';
import { routesOf, startWhole, type WholeServer } from './hostile/whole-server.js';

let outside: Outside;
let server: WholeServer;
let came: readonly Hostility[];
beforeAll(async () => {
  outside = await startOutside();
  server = await startWhole(await hostileEnvironment(outside.url));
  came = await attack({ url: server.url, channel: outside.url, ...KNOWN }, { each: 24, atOnce: 8 });
}, 120_000);
afterAll(async () => {
  await server.close();
  outside.close();
});

const complaintsOf = (of: readonly Hostility[]): readonly string[] =>
  of.flatMap(({ endpoint, complaints }) => complaints.map((complaint) => `${endpoint}: ${complaint}`));

describe('hostile inputs', () => {
  it('break nothing and learn nothing', () => {
    expect(complaintsOf(came)).toEqual([]);
  });

  it('get past who guards an endpoint, for the most part', () => {
    const limited = came.map(({ byStatus }) => byStatus['429'] ?? 0).reduce((sum, count) => sum + count);
    expect(limited).toBeLessThan(24);
    // What takes a body takes some of these, and refuses others.
    for (const { endpoint, byStatus } of came.filter((one) => one.endpoint.startsWith('POST /api/v1')))
      expect([endpoint, Object.keys(byStatus)]).toEqual([endpoint, expect.arrayContaining(['200', '400'])]);
  });

  it('go to everything that the server routes', async () => {
    const attacked = new Set(came.map(({ endpoint }) => endpoint));
    const endpoints = (await endpointsOf(server.url)).filter(({ path }) => path !== '/{anything}');
    expect(endpoints.map(nameOf).filter((name) => !attacked.has(name))).toEqual([]);
    const known = endpoints.map((endpoint) => {
      const path = endpoint.path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+');
      return new RegExp(`^${endpoint.method} (?:/api/v1)?${path.replace(/^\/api\/v1/, '')}$`);
    });
    const names = routesOf(server.app).map(({ method, path }) => `${method} ${path}`);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !known.some((pattern) => pattern.test(name)))).toEqual([]);
  });

  it('go to everything that the API says of itself', async () => {
    const { paths } = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
      readonly paths: Readonly<Record<string, object>>;
    };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} /api/v1${path}`),
    );
    expect(operations.length).toBeGreaterThan(5);
    expect(came.map(({ endpoint }) => endpoint)).toEqual(expect.arrayContaining(operations));
  });
});
