import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { buildDesk } from '../../../scripts/web-bundles.mjs';
import { deskBundle } from '../../../src/server/desk/bundle.js';
import { readDeskConfig } from '../../../src/server/desk/config.js';
import { root, stores } from '../../verdict/support.js';
import { account, type DeskServer, startDesk } from './support.js';

jest.setTimeout(60_000);

let folder: string;
let provider: ChildProcess;
let server: DeskServer;
let env: Record<string, string>;

/** A browser that keeps cookies and follows redirects, and shows where it came. */
class Visitor {
  readonly cookies = new Map<string, string>();

  async go(
    url: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; status: number; text: string }> {
    let [address, body] = [url, form];
    for (let hops = 0; hops < 12; hops++) {
      const response = await fetch(address, {
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(body ? { body: new URLSearchParams(body) } : {}),
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '') this.cookies.delete(name);
        else this.cookies.set(name, value);
      }
      const next = response.headers.get('location');
      if (next === null) return { url: address, status: response.status, text: await response.text() };
      [address, body] = [new URL(next, address).href, undefined];
    }
    throw new Error('Too many redirects.');
  }

  /** Signs in at the provider under a name and comes back. */
  async signInAs(name: string): Promise<{ url: string; status: number; text: string }> {
    const asked = await this.go(`${server.url}/desk/oidc`);
    const agreed = await this.go(asked.url, { prompt: 'login', login: name, password: 'any' });
    return this.go(agreed.url, { prompt: 'consent' });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oidc-'));
  await buildDesk(join(folder, 'web'));
  const port = await freePort();
  const program = join(root, 'tests/server/desk/oidc-provider.mjs');
  provider = spawn(process.execPath, [program, `http://127.0.0.1:${port}/desk/oidc/back`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [issuer] = (await once(provider.stdout!, 'data')) as [Buffer];
  env = {
    DESK_AGENTS: await account('Lou'),
    DESK_OIDC_ISSUER: issuer.toString().trim(),
    DESK_OIDC_CLIENT_ID: 'desk',
    DESK_OIDC_CLIENT_SECRET: 'a-secret-of-desk-and-provider',
    DESK_OIDC_AGENTS: 'Maria@shop.example=Maria:editor:sonoff, unchecked@shop.example=Una',
  };
  server = await startDesk({ folder, env, port, bundle: deskBundle(join(folder, 'web')) });
});
afterAll(async () => {
  await server.close();
  provider.kill();
  rmSync(folder, { recursive: true });
});

describe('signing in with an identity provider', () => {
  it('lets in whom it vouches for, in their role and for their shops', async () => {
    const maria = new Visitor();
    expect((await maria.go(`${server.url}/desk`)).text).toContain('Sign in with your organisation');
    const back = await maria.signInAs('maria');
    expect([back.status, back.url]).toEqual([200, expect.stringContaining('/desk/oidc/back?code=')]);
    expect(back.text).toContain('url=/desk');
    const desk = await maria.go(`${server.url}/desk`);
    expect([desk.status, desk.url]).toEqual([200, `${server.url}/desk`]);
    const me = JSON.parse((await maria.go(`${server.url}/desk/api/setup`)).text) as Record<string, unknown>;
    expect(me).toMatchObject({ agent: 'Maria', role: 'editor', open: false, stores: [{ id: 'sonoff' }] });
    expect(JSON.stringify(me)).not.toContain('aqara');
  });

  it('keeps out who has no account here, and whose address nobody checked', async () => {
    const stranger = await new Visitor().signInAs('eve');
    expect([stranger.status, stranger.text]).toEqual([
      403,
      expect.stringContaining('no account here for eve@'),
    ]);
    expect((await new Visitor().signInAs('unchecked')).status).toBe(401);
  });

  it('takes an answer once, only in the browser that asked, and only as it was given', async () => {
    const maria = new Visitor();
    const back = await maria.signInAs('maria');
    expect((await maria.go(back.url)).status).toBe(401);
    const other = new Visitor();
    expect((await other.go(back.url)).status).toBe(401);
    const forged = new Visitor();
    await forged.go(`${server.url}/desk/oidc`);
    expect((await forged.go(`${server.url}/desk/oidc/back?code=guessed&state=guessed`)).status).toBe(401);
    expect([...forged.cookies.keys()]).not.toContain('clausewise-desk');
  });

  it('is no way around a password: a provider’s account has none', async () => {
    const visitor = new Visitor();
    for (const password of ['', 'null', 'undefined']) {
      const { status } = await visitor.go(`${server.url}/desk/sign-in`, {
        name: 'maria@shop.example',
        password,
      });
      expect(status).toBe(401);
    }
  });
});

describe('the settings of the provider', () => {
  it('name everything that is wrong', () => {
    const wrong = {
      DESK_OIDC_ISSUER: 'http://login.example',
      DESK_OIDC_AGENTS: 'maria, a@b=Maria:boss, a@b=Maria:agent:ikea, x=Lou, x=Lou',
    };
    expect(() => readDeskConfig(wrong, stores)).toThrow(/https:\/\//);
    let problems: readonly string[] = [];
    try {
      readDeskConfig(wrong, stores);
    } catch (error) {
      ({ problems } = error as { problems: readonly string[] });
    }
    expect(problems).toEqual([
      expect.stringContaining('DESK_OIDC_ISSUER'),
      expect.stringContaining('DESK_OIDC_CLIENT_ID'),
      expect.stringContaining('entry 1'),
      expect.stringContaining('role of Maria'),
      expect.stringContaining('ikea'),
      expect.stringContaining('x is there twice'),
    ]);
  });

  it('are none where there is no issuer', () => {
    expect(readDeskConfig({}, stores).oidc).toBeNull();
  });
});
