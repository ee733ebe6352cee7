import { describe, expect, it } from '@jest/globals';

import { TOKEN_SECONDS, Tokens } from '../../../src/channels/directline/tokens.js';

const grant = { conversation: 'one', user: 'anna' };
const key = new Uint8Array(32).fill(1);

describe('a token that was found good before', () => {
  it('ends with its time all the same', async () => {
    let now = Date.parse('2026-06-20T12:00:00Z');
    const tokens = new Tokens(key, () => new Date(now));
    const token = await tokens.issue(grant);
    expect(await tokens.read(token)).toMatchObject(grant);
    now += (TOKEN_SECONDS - 1) * 1000;
    expect(await tokens.read(token)).toMatchObject(grant);
    now += 1000;
    await expect(tokens.read(token)).rejects.toMatchObject({ code: 'TokenExpired' });
    expect(await tokens.read(token, 'renewal')).toMatchObject(grant);
    await expect(tokens.read(token)).rejects.toMatchObject({ code: 'TokenExpired' });
  });

  it('vouches for no other, and for no other use', async () => {
    const tokens = new Tokens(key, () => new Date());
    const token = await tokens.issue(grant);
    await tokens.read(token);
    const flipped = token.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
    for (const other of [flipped, `${token}x`, token.slice(0, -2)])
      for (let tries = 0; tries < 2; tries++)
        await expect(tokens.read(other)).rejects.toMatchObject({ code: 'TokenInvalid' });
    await expect(tokens.read(token, 'stream')).rejects.toMatchObject({ code: 'TokenInvalid' });
    const stream = await tokens.issueForStream({ ...grant, base: 'https://here' });
    for (let tries = 0; tries < 2; tries++)
      await expect(tokens.read(stream)).rejects.toMatchObject({ code: 'TokenInvalid' });
    const elsewhere = new Tokens(new Uint8Array(32).fill(2), () => new Date());
    await expect(elsewhere.read(token)).rejects.toMatchObject({ code: 'TokenInvalid' });
  });
});
