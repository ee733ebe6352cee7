import { describe, expect, it } from '@jest/globals';

import { startChat } from '../channels/directline/support.js';
import { attack } from './hostile.js';

describe('hostile inputs', () => {
  it('break nothing and learn nothing', async () => {
    const server = await startChat();
    try {
      const { complaints, byStatus } = await attack(server.url, 600);
      expect(complaints).toEqual([]);
      expect(Object.keys(byStatus)).toEqual(expect.arrayContaining(['400', '403', '404']));
    } finally {
      await server.close();
    }
  }, 120_000);
});
