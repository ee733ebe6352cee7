// Single files of npm packages that are not installed, because installing them would bring hundreds of others.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const CACHE = 'node_modules/.cache/clausewise';

/** Chat clients that ours is compared with or tested beside, held to the bytes that were looked at. */
export const CLIENTS = {
  webchat: {
    name: 'botframework-webchat',
    version: '4.18.1',
    integrity:
      'sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==',
  },
  deepChat: {
    name: 'deep-chat',
    version: '2.4.2',
    integrity:
      'sha512-wQNd6Z6HDoH7OMeoQKpmxDm9XdWrRjMkBJ2yl5tsYND9Dz2UCv/BdGVM8vK2V0mhO1u+OniHYPWDGvjlNxjCeQ==',
  },
};

/**
 * A file of a package, fetched once with `npm pack` and kept under node_modules/.cache.
 * @param file path inside the package
 * @returns where it lies
 * @throws where the registry cannot be reached, or the package is not the one that was looked at
 */
export function packageFile({ name, version, integrity }, file) {
  const folder = join(CACHE, `${name}-${version}`);
  const path = join(folder, 'package', file);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', `${name}@${version}`, '--json', '--pack-destination', folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 120_000,
    }),
  );
  const archive = join(folder, filename);
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== integrity) throw new Error(`${name}@${version} is not what it was: ${found}`);
  execFileSync('tar', ['-xzf', archive, '-C', folder, `package/${file}`]);
  rmSync(archive);
  return path;
}
