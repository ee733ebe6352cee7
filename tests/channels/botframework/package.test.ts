import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';

import { root } from '../../verdict/support.js';
import { CLIENT_ID } from './issuer.js';

const folder = mkdtempSync(join(tmpdir(), 'clausewise-teams-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = promisify(execFile);
/** Runs `npm run teams:package` without npm. */
const pack = (env: Record<string, string>): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, [join(root, 'scripts/teams-package.mjs'), '--out', join(folder, 'app.zip')], {
    env: { PATH: process.env['PATH'], ...env },
  });
const usual = { BOT_CLIENT_ID: CLIENT_ID, BOT_HOST: 'chat.shop.example' };

describe('the Teams app package', () => {
  it('holds a manifest that Microsoft’s schema takes, and icons of the sizes that Teams wants', async () => {
    const { stdout } = await pack({ ...usual, APP_VERSION: '1.2.3' });
    expect(stdout).toContain('manifest 1.30, app 1.2.3');
    const files = unzipSync(readFileSync(join(folder, 'app.zip')));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      manifestVersion: '1.30',
      id: CLIENT_ID,
      validDomains: ['chat.shop.example'],
      bots: [{ botId: CLIENT_ID, scopes: ['personal', 'team', 'groupChat'] }],
      composeExtensions: [
        { commands: [{ id: 'searchPolicies' }, { id: 'checkEligibility', context: ['message'] }] },
      ],
    });
    const size = (name: string): number[] => {
      const png = Buffer.from(files[name]!);
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      return [png.readUInt32BE(16), png.readUInt32BE(20)];
    };
    expect([size('color.png'), size('outline.png')]).toEqual([
      [192, 192],
      [32, 32],
    ]);
  });

  it.each([
    [{}, 'BOT_CLIENT_ID must be'],
    [{ ...usual, BOT_CLIENT_ID: 'no id' }, 'manifest/id'],
    [{ ...usual, APP_COMPANY: 'x'.repeat(33) }, 'manifest/developer/name'],
  ])('is not written where something is missing or too long', async (env, said) => {
    await expect(pack(env)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
  });
});
