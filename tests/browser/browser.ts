import { existsSync } from 'node:fs';

import { it } from '@jest/globals';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Why the tests cannot run here; null where they can. */
export const missing: string | null = existsSync(program)
  ? null
  : `There is no ${program}: apt-get install chromium, or name another one in CHROMIUM.`;

/**
 * Declares tests that need a browser. Without one they are skipped, under a name that says why: the rest of
 * the tests must pass on a machine that cannot have Chromium.
 */
export function inBrowser(name: string, declare: () => void): void {
  if (missing === null) declare();
  else it.skip(`${name} in a browser: ${missing}`, () => undefined);
}

/** Without a window and without requests of its own. */
const QUIET = {
  executablePath: program,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
};

/** Starts Debian's Chromium. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch(QUIET);
}

/** Starts it as somebody's own browser: what it keeps is there when it is started again with the folder. */
export function startOwnBrowser(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...QUIET, viewport: { width: 1280, height: 900 } });
}

/**
 * Expects of a page what it comes to in its own time: what is read is read again until it is as expected.
 *
 * @param read reads it off the page
 * @param holds fails, with `expect`, while it is not yet as it should be
 */
export async function eventually<T>(read: () => Promise<T>, holds: (value: T) => void): Promise<void> {
  const end = Date.now() + 10_000;
  for (;;) {
    const value = await read();
    try {
      holds(value);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
