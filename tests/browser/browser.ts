import { existsSync } from 'node:fs';

import { type Browser, chromium } from 'playwright-core';

const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Why the tests cannot run here; null where they can. */
export const missing: string | null = existsSync(program)
  ? null
  : `There is no ${program}: apt-get install chromium, or name another one in CHROMIUM.`;

/** Starts Debian's Chromium without a window and without requests of its own. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: program,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}
