import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

const DEBIAN = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs; null where it is not installed. */
function programs(): string | null {
  const given = process.env['POSTGRES_BIN'];
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = given === undefined ? versions.map((version) => join(DEBIAN, version, 'bin')) : [given];
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Why the tests cannot run here; null where they can. */
export const missing: string | null =
  programs() === null
    ? `There is no PostgreSQL in ${DEBIAN}: apt-get install postgresql, or name its folder in POSTGRES_BIN.`
    : null;

/** A private PostgreSQL in a folder of its own, reached through a socket in that folder and not over the network. */
export class PostgresServer {
  #child: ChildProcess | null = null;
  #databases = 0;

  private constructor(
    private readonly folder: string,
    private readonly settings: readonly string[],
  ) {}

  /** Makes and starts one. @param settings more of them, such as `fsync=off` where only correctness is looked at */
  static async start(settings: readonly string[] = ['fsync=off']): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'clausewise-postgres-'));
    const server = new PostgresServer(folder, settings);
    const { uid, gid } = user();
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    chmodSync(folder, 0o700);
    const args = ['-D', join(folder, 'data'), '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync'];
    execFileSync(join(programs() ?? '', 'initdb'), args, { stdio: 'pipe', cwd: folder, ...user() });
    await server.up();
    return server;
  }

  /** Makes an empty database. @returns its address */
  async database(): Promise<string> {
    const name = `test_${++this.#databases}`;
    const client = new pg.Client({ connectionString: this.url('postgres') });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    return this.url(name);
  }

  /** Empties a database, which is quicker than making another. */
  async empty(url: string): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('drop schema public cascade; create schema public');
    await client.end();
  }

  /** The address of a database of this server. */
  url(database: string): string {
    return `postgres://postgres@/${database}?host=${encodeURIComponent(this.folder)}`;
  }

  /** Starts it again where it was stopped, and waits until it answers. */
  async up(): Promise<void> {
    const settings = ['listen_addresses=', `unix_socket_directories=${this.folder}`, ...this.settings];
    const args = ['-D', join(this.folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])];
    this.#child = spawn(join(programs() ?? '', 'postgres'), args, {
      stdio: 'ignore',
      cwd: this.folder,
      ...user(),
    });
    for (let tries = 0; tries < 600; tries++) {
      const client = new pg.Client({ connectionString: this.url('postgres') });
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.end();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }
    throw new Error('PostgreSQL does not start.');
  }

  /** Stops it at once, as a crash would: connections break, and it recovers when it is started again. */
  async down(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGQUIT');
    await exit;
    this.#child = null;
  }

  /** Stops and removes it. */
  async remove(): Promise<void> {
    await this.down();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function user(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
