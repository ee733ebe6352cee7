import type { Command } from 'commander';
import pc from 'picocolors';

import { renderVerdict } from '../rendering/text/verdict.js';
import { columns, paint, refuse } from './support.js';

/** Adds `clausewise verify`: runs a certificate again. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('run a certificate again and compare')
    .argument('<certificate>')
    .action(run);
}

async function run(certificate: string): Promise<void> {
  const [{ loadJudge, knowledgeRoot }, { readFacts }, { readCertificate }, { Judge }] = await Promise.all([
    import('../server/load-judge.js'),
    import('../verdict/case/read-facts.js'),
    import('../verdict/certificate.js'),
    import('../verdict/judge.js'),
  ]);
  const content = readCertificate(certificate);
  if (!content) {
    refuse('CERTIFICATE must be one that a verdict carries (it begins with "cw1.")');
    return;
  }
  const { knowledge, judge } = await loadJudge(knowledgeRoot());
  const { facts, problems } = readFacts(content.facts, knowledge.vocabulary);
  const versions = knowledge.stores.get(content.store)?.versions ?? [];
  if (problems.length > 0 || versions.length === 0) {
    refuse(
      ...problems.map(({ message }) => message),
      ...(versions.length === 0 ? [`there is no store "${content.store}"`] : []),
    );
    return;
  }
  const fail = (message: string): void => {
    process.stderr.write(`${pc.red('not reproduced:')} ${message}\n`);
    process.exitCode = 1;
  };
  const store = knowledge.stores.get(content.store);
  const governing = versions.find(({ hash }) => hash === content.policy);
  if (!store || !governing) {
    fail(`the text with hash ${content.policy} is gone; in force is ${versions[0]?.hash ?? 'none'}.`);
    return;
  }
  let result = judge.judge(content.store, facts, content.asOf);
  if (!('problems' in result) && result.verdict?.policy.hash !== content.policy) {
    // Another text has come since and would govern: the certificate is judged by its own.
    const alone = new Map([[content.store, { info: store.info, versions: [governing] }]]);
    result = new Judge({ ...judge.knowledge, stores: alone }).judge(content.store, facts, content.asOf);
  }
  if ('problems' in result) {
    fail(result.problems.map(({ message }) => message).join('; '));
    return;
  }
  process.stdout.write(renderVerdict(result, paint, columns()));
  const engine = judge.knowledge.engineHash;
  const same = engine === content.engine;
  process.stdout.write(`\n${pc.green('✔')} the text is the one of the certificate (${content.policy})\n`);
  process.stdout.write(
    same
      ? `${pc.green('✔')} the engine, too (${engine})\n`
      : `${pc.yellow('!')} decided by engine ${content.engine}, run again by ${engine}\n`,
  );
}
