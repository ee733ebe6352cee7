// What the program brings along: the licence of every package that it runs with, from what is installed, and known
// advisories where the registry can be reached. Fails on a licence nobody has looked at, or a grave advisory.
// `npm run supply [-- --offline] [--json]`
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { offline, json } = parseArgs({
  options: { offline: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
}).values;

/** Licences that let the program be used, changed and sold as its own does. */
const ALLOWED = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0', 'Unlicense'],
  ...['CC0-1.0', 'CC-BY-3.0', 'CC-BY-4.0', 'Python-2.0', 'PSF-2.0', 'WTFPL', 'Zlib', 'CC-BY-SA-3.0'],
]);

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const found = Object.entries(packages)
  .filter(
    ([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && existsSync(`${path}/package.json`),
  )
  .map(([path]) => {
    const { name, version, license, licenses } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
    const named = license ?? licenses?.map?.(({ type }) => type).join(' OR ') ?? 'none';
    return { name, version, license: typeof named === 'string' ? named : (named.type ?? 'none') };
  })
  .sort((a, b) => a.name.localeCompare(b.name));
const isAllowed = (text) =>
  text
    .replace(/[()]/g, '')
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((one) => ALLOWED.has(one.trim())));
const strange = found.filter(({ license }) => !isAllowed(license));

const counts = new Map();
for (const { license } of found) counts.set(license, (counts.get(license) ?? 0) + 1);
const advisories = offline ? null : audit();
const grave = (advisories ?? []).filter(({ severity }) => ['high', 'critical'].includes(severity));

if (json) process.stdout.write(`${JSON.stringify({ packages: found, strange, advisories }, null, 2)}\n`);
else {
  process.stdout.write(`${found.length} packages at run time\n`);
  for (const [license, count] of [...counts].sort((a, b) => b[1] - a[1]))
    process.stdout.write(`  ${String(count).padStart(4)}  ${license}\n`);
  for (const { name, version, license } of strange)
    process.stdout.write(`to look at: ${name} ${version}: ${license}\n`);
  if (advisories === null) process.stdout.write('advisories: not asked for, or the registry tells none\n');
  else process.stdout.write(`advisories: ${advisories.length}, grave: ${grave.length}\n`);
  for (const { name, severity, title } of advisories ?? [])
    process.stdout.write(`  ${severity}  ${name}  ${title}\n`);
}
process.exitCode = strange.length > 0 || grave.length > 0 ? 1 : 0;

/** Advisories of what runs; null where nobody could be asked. */
function audit() {
  try {
    const text = run();
    const { vulnerabilities } = JSON.parse(text);
    if (vulnerabilities === undefined) return null;
    return Object.values(vulnerabilities).map(({ name, severity, via }) => ({
      name,
      severity,
      title: via.map((one) => (typeof one === 'string' ? one : one.title)).join('; '),
    }));
  } catch {
    return null;
  }
}

function run() {
  try {
    return execFileSync('npm', ['audit', '--omit=dev', '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 60_000,
    });
  } catch (error) {
    // It ends with 1 where it found something.
    if (typeof error.stdout === 'string' && error.stdout !== '') return error.stdout;
    throw error;
  }
}
