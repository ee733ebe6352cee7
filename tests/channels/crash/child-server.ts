import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A server in a process of its own, which can be killed. */
export class ChildServer {
  #child: ChildProcess | null = null;
  #url = '';

  /** @param program the bundled server.ts; @param data its data folder, which outlives it; @param env more of its environment */
  constructor(
    private readonly program: string,
    private readonly data: string,
    private readonly env: Readonly<Record<string, string>> = {},
  ) {}

  /** Where it listens; the same after every start. */
  get url(): string {
    return this.#url;
  }

  /** Starts it and waits until it listens. @throws where it ends instead, with what it said */
  async start(): Promise<void> {
    const port = this.#url === '' ? '0' : new URL(this.#url).port;
    const child = spawn(process.execPath, [this.program, this.data, port], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...this.env },
    });
    this.#child = child;
    let said = '';
    const listens = new Promise<void>((resolve) => {
      child.stderr.on('data', (chunk) => (said += String(chunk)));
      child.stdout.on('data', (chunk) => {
        const url = /listens on (http:\S+)/.exec(String(chunk))?.[1];
        if (url === undefined) return;
        this.#url = url;
        resolve();
      });
    });
    const ended = once(child, 'exit').then(() =>
      Promise.reject(new Error(`The server did not start: ${said}`)),
    );
    // It will end some day, and then nobody waits for it any more.
    ended.catch(() => undefined);
    await Promise.race([listens, ended]);
  }

  /** Kills it as the loss of power would: it is told nothing. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) throw new Error('The server ended by itself.');
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }
}
