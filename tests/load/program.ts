import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** A server in a process of its own. */
export class Program {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** Milliseconds until it listened. */
    readonly readyAfter: number,
  ) {}

  /** Starts it and waits until it says where it listens. @throws where it ends instead */
  static async start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Program> {
    const began = performance.now();
    const child = spawn(process.execPath, [...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, LOG_LEVEL: 'error', CLAUSEWISE_LIVE: '0', ...env },
    });
    const exit = once(child, 'exit').then(() => Promise.reject(new Error('The server ended.')));
    exit.catch(() => undefined);
    const listens = new Promise<string>((resolve) => {
      let printed = '';
      child.stdout.on('data', (chunk) => {
        printed += String(chunk);
        const url = /listens on (http:\S+)/.exec(printed)?.[1];
        if (url !== undefined) resolve(url);
      });
    });
    const url = await Promise.race([listens, exit]);
    return new Program(child, url, performance.now() - began);
  }

  /** `clausewise serve`. @param data its data folder */
  static serve(
    data: string,
    env: Readonly<Record<string, string>> = {},
    options: readonly string[] = [],
  ): Promise<Program> {
    return Program.start(
      [
        process.env['CLAUSEWISE_PROGRAM'] ?? 'dist/clausewise.js',
        ...options,
        'serve',
        '--port',
        '0',
        '--data',
        data,
      ],
      env,
    );
  }

  /** Resident memory in bytes. */
  get memory(): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
  }

  /** Processor time used so far, in seconds. */
  get cpu(): number {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  /** True while it has not ended by itself. */
  get lives(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Stops it as an operator would. */
  async stop(): Promise<void> {
    if (!this.lives) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exit;
  }
}
