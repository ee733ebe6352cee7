import './runtime.js';

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { Command } from 'commander';

import packageJson from '../../package.json' with { type: 'json' };
import { addAgent } from './agent.js';
import { addAsk } from './ask.js';
import { addChat } from './chat.js';
import { addCheck } from './check.js';
import { addConfirm } from './confirm.js';
import { addDatabase } from './database.js';
import { addExport } from './export.js';
import { addKey } from './key.js';
import { addServe } from './serve.js';
import { refuse } from './support.js';
import { addVerdict } from './verdict.js';
import { addVerify } from './verify.js';

const program = new Command('clausewise')
  .description(packageJson.description)
  .version(packageJson.version)
  .option(
    '--root <folder>',
    "folder that holds knowledge/ and dialogs/ (or CLAUSEWISE_ROOT; the program's own)",
  )
  .hook('preAction', (command) => {
    const { root } = command.opts<{ root?: string }>();
    if (root !== undefined) process.env['CLAUSEWISE_ROOT'] = root;
    const folder = process.env['CLAUSEWISE_ROOT'] ?? '';
    const missing =
      folder === '' ? [] : ['knowledge', 'dialogs'].filter((name) => !existsSync(join(folder, name)));
    if (missing.length > 0) {
      refuse(`--root ${folder} holds no folder ${missing.join(' and no folder ')}`);
      process.exit();
    }
  })
  // Commander exits with 1 on bad usage; here 1 means that a check failed and 2 that the usage was bad.
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
addServe(program);
addVerdict(program);
addVerify(program);
addConfirm(program);
addCheck(program);
addAsk(program);
addAgent(program);
addKey(program);
addChat(program);
addDatabase(program);
addExport(program);
void program.parseAsync();
