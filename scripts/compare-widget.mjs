// `node scripts/compare-widget.mjs`: the size of the chat beside that of others, each as a page would load it.
// Fetches the others from the registry (7 MB and 2 MB), once.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { CLIENTS, packageFile } from './packages.mjs';
import { buildWidget } from './web-bundles.mjs';

const { launcher, panel } = await buildWidget(mkdtempSync(join(tmpdir(), 'clausewise-compare-')));
const rows = [
  ['Clausewise, before first intent', launcher],
  [
    'Clausewise, in all',
    { bytes: launcher.bytes + panel.bytes, compressed: launcher.compressed + panel.compressed },
  ],
  other(CLIENTS.webchat, 'dist/webchat.js'),
  other(CLIENTS.webchat, 'dist/webchat-minimal.js'),
  other(CLIENTS.deepChat, 'dist/deepChat.bundle.js'),
];
console.log('| chat | bytes | gzip -9 |\n|---|---:|---:|');
for (const [name, { bytes, compressed }] of rows)
  console.log(`| ${name} | ${bytes.toLocaleString('en')} | ${compressed.toLocaleString('en')} |`);

function other(held, file) {
  const bytes = readFileSync(packageFile(held, file));
  const size = { bytes: bytes.length, compressed: gzipSync(bytes, { level: 9 }).length };
  return [`${held.name} ${held.version}, ${file}`, size];
}
