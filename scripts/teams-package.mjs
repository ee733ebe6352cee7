// Writes the Teams app package: `npm run teams:package -- [--out FILE]`, with BOT_CLIENT_ID and BOT_HOST in the
// environment. APP_VERSION, APP_COMPANY, APP_WEBSITE, APP_PRIVACY and APP_TERMS are needed for the store only.
// The manifest is checked against Microsoft's schema (teams/MicrosoftTeams.schema.json) before anything is written.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs, TextEncoder } from 'node:util';

import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';

import { NEEDED, teamsManifest } from './teams-manifest.mjs';

const { out } = parseArgs({
  options: { out: { type: 'string', default: 'dist-teams/clausewise.zip' } },
}).values;
const here = new URL('../teams/', import.meta.url);
const { env } = process;

const missing = Object.keys(NEEDED).filter((name) => !env[name]);
for (const name of missing) console.error(`${name} must be ${NEEDED[name]}`);
if (missing.length > 0) process.exit(2);

const manifest = teamsManifest({
  clientId: env.BOT_CLIENT_ID,
  host: env.BOT_HOST,
  version: env.APP_VERSION,
  company: env.APP_COMPANY,
  website: env.APP_WEBSITE,
  privacy: env.APP_PRIVACY,
  terms: env.APP_TERMS,
});
const ajv = new Ajv.default({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(await readFile(new URL('MicrosoftTeams.schema.json', here), 'utf8')));
if (!validate(manifest)) {
  for (const { instancePath, message } of validate.errors)
    console.error(`manifest${instancePath} ${message}`);
  process.exit(2);
}
const files = { 'manifest.json': new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`) };
for (const icon of ['color.png', 'outline.png']) files[icon] = await readFile(new URL(icon, here));
await mkdir(dirname(out), { recursive: true });
// One fixed date, so that the same app is the same file.
await writeFile(out, zipSync(files, { mtime: new Date('2026-01-01T00:00:00') }));
console.log(`${out}: manifest ${manifest.manifestVersion}, app ${manifest.version}, for ${env.BOT_HOST}`);
