import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { bundle } from '../../../scripts/bundle.mjs';
import { root as repository } from '../../verdict/support.js';
import { get, post } from '../support.js';

jest.setTimeout(240_000);

// Inside the repository, so that the bundle finds its packages; one for each worker.
const program = join(repository, 'node_modules/.cache', `live-${process.pid}.mjs`);
const root = mkdtempSync(join(tmpdir(), 'clausewise-live-'));
const policy = join(root, 'knowledge/sonoff/policy.md');
let server: ChildProcess;
let url = '';
let log = '';

beforeAll(async () => {
  cpSync(join(repository, 'dialogs'), join(root, 'dialogs'), { recursive: true });
  cpSync(join(repository, 'knowledge/sonoff'), join(root, 'knowledge/sonoff'), { recursive: true });
  await bundle({ entryPoints: [join(repository, 'src/cli/main.ts')], outfile: program });
  const args = ['--root', root, 'serve', '--port', '0', '--data', join(root, 'data'), '--test-clock'];
  server = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  server.stderr?.on('data', (chunk) => (log += String(chunk)));
  let printed = '';
  for await (const chunk of server.stdout ?? []) {
    printed += String(chunk);
    if (printed.includes('test clock')) break;
  }
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
});
afterAll(async () => {
  const exit = once(server, 'exit');
  server.kill('SIGTERM');
  await exit;
  for (const path of [root, program]) rmSync(path, { recursive: true, force: true });
});

/** Edits the policy and waits for what the server says of it. */
async function edit(change: (text: string) => string, says: string): Promise<void> {
  log = '';
  writeFileSync(policy, change(readFileSync(policy, 'utf8')));
  while (!/was refused|serves now|could not/.test(log))
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(log).toContain(says);
}

class Talk {
  private constructor(
    private readonly path: string,
    private readonly headers: Record<string, string>,
  ) {}

  static async start(): Promise<Talk> {
    const { json } = await post(`${url}/widget/token`, { store: 'sonoff', today: '2026-06-20' });
    const { conversationId, token } = json as { conversationId: string; token: string };
    const headers = { Authorization: `Bearer ${token}` };
    await post(`${url}/v3/directline/conversations`, {}, headers);
    return new Talk(`${url}/v3/directline/conversations/${conversationId}/activities`, headers);
  }

  /** Says something. @returns the answers to it */
  async say(text: string): Promise<string> {
    const posted = await post(this.path, { type: 'message', text }, this.headers);
    const { id } = posted.json as { id: string };
    const { json } = await get(this.path, { headers: this.headers });
    const { activities } = json as { activities: { text?: string; replyToId?: string }[] };
    return activities
      .flatMap(({ replyToId, text: said }) => (replyToId === id && said ? [said] : []))
      .join('\n');
  }
}

describe('knowledge that is edited while the server runs', () => {
  it('serves once it is verified; a bad edit is refused; conversations go on and are told', async () => {
    const talk = await Talk.start();
    expect(await talk.say('It stopped working')).not.toContain('edited while we talked');

    // A bad edit: a rule that cannot be read. The old text serves on, in every conversation.
    const good = readFileSync(policy, 'utf8');
    const before = (await get(`${url}/policies/sonoff`)).text;
    await edit(
      (text) => text.replace('```yaml coverage', '```yaml coverage\nno such thing: ['),
      'was refused',
    );
    expect(log).toContain('knowledge/sonoff/policy.md:');
    expect((await get(`${url}/policies/sonoff`)).text).toBe(before);
    expect((await post(`${url}/api/v1/ask`, { store: 'sonoff', text: 'refund?' })).status).toBe(200);

    // A good one, after the bad one is taken back: a text is another as soon as anything in its file is.
    await edit(() => `${good}\n`, 'serves now');
    expect(await talk.say('I bought it 10 days ago')).toContain('edited while we talked');
    expect(await talk.say('no idea')).not.toContain('edited while we talked');
  });
});
