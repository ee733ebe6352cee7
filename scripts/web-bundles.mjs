// The browser's bundles: the launcher that a shop's page loads, the panel that it loads on first intent, and the desk.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { build, transform } from 'esbuild';

/** Most that each may weigh, compressed, in bytes; a test holds it. */
export const LIMITS = { launcher: 5 * 1024, together: 30 * 1024 };

/** Style sheets become minified text: they are adopted by a shadow root, never written into a page. */
/** The desk's style sheet, in the order in which later rules go before earlier ones. */
const DESK_STYLES = ['page', 'mail', 'clauses', 'sign-in', 'queue', 'insights'];

const styles = {
  name: 'styles',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

const shared = {
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  metafile: true,
  logLevel: 'warning',
  platform: 'browser',
  // Browsers of the last three years: no polyfill, no rewriting.
  target: ['es2022', 'chrome103', 'firefox103', 'safari16.4'],
  charset: 'utf8',
  plugins: [styles],
  legalComments: 'none',
};

/**
 * Builds both into a folder: `widget.js`, and the panel under a name that holds the hash of its text.
 * @returns for each its file name and its size in bytes, plain and compressed
 */
export async function buildWidget(outdir) {
  const { metafile } = await build({
    ...shared,
    outdir,
    entryPoints: { panel: 'src/web/widget/panel.ts' },
    entryNames: 'widget-[name]-[hash]',
    format: 'esm',
  });
  const panel = Object.keys(metafile.outputs)
    .map((path) => basename(path))
    .find((name) => name.endsWith('.js'));
  await build({
    ...shared,
    outdir,
    entryPoints: { widget: 'src/web/widget/launcher.ts' },
    // A plain script: a shop puts it on its page with one tag.
    format: 'iife',
    define: { __PANEL__: JSON.stringify(panel) },
  });
  const weigh = async (file) => {
    const bytes = await readFile(join(outdir, file));
    return { file, bytes: bytes.length, compressed: gzipSync(bytes, { level: 9 }).length };
  };
  const sizes = { launcher: await weigh('widget.js'), panel: await weigh(panel) };
  await writeFile(join(outdir, 'widget.json'), `${JSON.stringify(sizes, null, 2)}\n`);
  return sizes;
}

/**
 * Builds the support desk into a folder: its program and its style sheet, each under a name that holds the hash of
 * its text, and `desk.json` that names them.
 */
export async function buildDesk(outdir) {
  const { metafile } = await build({
    ...shared,
    outdir,
    entryPoints: { desk: 'src/web/desk/main.ts' },
    entryNames: '[name]-[hash]',
    format: 'esm',
  });
  const script = Object.keys(metafile.outputs)
    .map((path) => basename(path))
    .find((name) => name.endsWith('.js'));
  const styles = await Promise.all(
    DESK_STYLES.map((name) => readFile(`src/web/desk/style/${name}.css`, 'utf8')),
  );
  const { code } = await transform(styles.join('\n'), { loader: 'css', minify: true });
  const style = `desk-${createHash('sha256').update(code).digest('hex').slice(0, 8)}.css`;
  await writeFile(join(outdir, style), code);
  await writeFile(join(outdir, 'desk.json'), `${JSON.stringify({ script, style })}\n`);
}

/** The sizes as lines of text. */
export function sizeReport({ launcher, panel }) {
  const line = (name, size, note) =>
    `  ${name.padEnd(10)}${String(size.bytes).padStart(7)} B ${String(size.compressed).padStart(7)} B gzip${note}`;
  const together = {
    bytes: launcher.bytes + panel.bytes,
    compressed: launcher.compressed + panel.compressed,
  };
  return [
    'Chat widget:',
    line('launcher', launcher, `  (at most ${LIMITS.launcher})`),
    line('panel', panel, ''),
    line('together', together, `  (at most ${LIMITS.together})`),
  ].join('\n');
}
