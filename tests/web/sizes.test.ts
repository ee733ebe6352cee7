import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { buildWidget, LIMITS, sizeReport, type WidgetSizes } from '../../scripts/web-bundles.mjs';

describe('the bundles of the chat', () => {
  let folder: string;
  let sizes: WidgetSizes;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clausewise-sizes-'));
    sizes = await buildWidget(folder);
  }, 30_000);

  it('weigh no more than they may: what every page loads, and all together', () => {
    expect(sizes.launcher.compressed).toBeLessThanOrEqual(5 * 1024);
    expect(sizes.launcher.compressed + sizes.panel.compressed).toBeLessThanOrEqual(30 * 1024);
    expect(LIMITS).toEqual({ launcher: 5 * 1024, together: 30 * 1024 });
  });

  it('are reported with their limits', () => {
    const report = sizeReport(sizes);
    expect(report).toContain(String(sizes.launcher.compressed));
    expect(report).toContain(`at most ${String(LIMITS.together)}`);
  });

  it('write no markup, evaluate no text, and name no other host', () => {
    for (const { file } of [sizes.launcher, sizes.panel]) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text).not.toMatch(
        /\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function/,
      );
      const hosts = [...text.matchAll(/https?:\/\/[\w.-]+/g)].map(([host]) => host);
      // The name of the vocabulary of drawings is no address that anything is fetched from.
      expect(hosts.filter((host) => host !== 'http://www.w3.org')).toEqual([]);
    }
  });

  it('the launcher names the panel by the hash of its text', () => {
    expect(sizes.panel.file).toMatch(/^widget-panel-[A-Z0-9]{8}\.js$/);
    expect(readFileSync(join(folder, sizes.launcher.file), 'utf8')).toContain(sizes.panel.file);
  });
});
