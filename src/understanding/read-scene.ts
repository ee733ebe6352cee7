import type { Vocabulary } from '../model/fact.js';
import { tellBeside } from './beside/tell.js';
import type { Finding } from './finding.js';
import { evidenceOf } from './jury/evidence.js';
import type { Evidence } from './jury/jury.js';
import { settle } from './jury/settle.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { recognise } from './recognisers/recognise.js';
import type { RecogniseContext } from './recognisers/recognise-context.js';
import { said } from './recognisers/said.js';
import { refine } from './refiners/refine.js';
import { hear } from './said/heard.js';
import type { Scene } from './scene.js';

/** A request read with less confidence was only guessed. */
const GUESSED = 0.62;
const FEWEST_WORDS = 16;

/**
 * Reads the facts of a text in three steps: what is said in known phrases; where they are silent, what its sentences
 * sound like; and last, all of it weighed together.
 * @param alone the text stands for itself; false: it answers a question and is read by its phrases alone
 */
export function readScene(
  scene: Scene,
  context: RecogniseContext,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  alone: boolean,
): { read: readonly Finding[]; evidence: Evidence } {
  const first = readPhrases(scene, context, vocabulary);
  const { beside, alike } = lexicon;
  if (!alone) return { read: first.read, evidence: new Map() };
  const found = beside ? tellBeside(scene, context.today, first, beside, alike) : first.found;
  const outright = beside ? refine(found, scene, context.today, vocabulary) : first.read;
  if (!isMail(scene)) return { read: outright, evidence: new Map() };
  const heard = hear(scene, lexicon);
  const told = said(scene, heard, found, silentOf(outright));
  const read = told.length > 0 ? refine([...found, ...told], scene, context.today, vocabulary) : outright;
  const evidence = evidenceOf(found, outright, heard);
  return { read: lexicon.jury ? settle(read, found, lexicon.jury, evidence, heard, scene) : read, evidence };
}

/** What is said in known phrases: all that was found, and what the refiners made of it. */
export function readPhrases(
  scene: Scene,
  context: RecogniseContext,
  vocabulary: Vocabulary,
): { found: readonly Finding[]; read: readonly Finding[] } {
  const found = recognise(scene, context);
  return { found, read: refine(found, scene, context.today, vocabulary) };
}

/** What is said in a chat is short and answers what was asked; the sentences were learnt for mails. */
function isMail({ tokens }: Scene): boolean {
  return tokens.length >= FEWEST_WORDS;
}

/** Of which facts nothing was said in a known phrase: a request that was only guessed counts as silence. */
function silentOf(read: readonly Finding[]): (fact: string) => boolean {
  const known = new Set(
    read.filter(({ fact, confidence }) => fact !== 'request' || confidence > GUESSED).map(({ fact }) => fact),
  );
  return (fact) => (fact.startsWith('sign.') ? !known.has('problem') : !known.has(fact));
}
