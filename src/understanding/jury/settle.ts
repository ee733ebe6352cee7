import type { FactValue } from '../../model/fact.js';
import type { Finding } from '../finding.js';
import { asFinding } from '../recognisers/said.js';
import type { Heard } from '../said/heard.js';
import type { Scene } from '../scene.js';
import { type Evidence, type Jury, known as knownTo, weigh } from './jury.js';

/** A value at least this likely is taken; one read that is less likely than this is dropped. */
const LIKELY = 0.5;
const UNLIKELY = 0.1;
/** What was said outright is only overruled by what is likelier still. */
const OUTRIGHT = 0.85;
const OVERRULED = 0.8;
const MOST = 0.9;
/** Fewer words or sentences are no mail: the jury has only ever heard mails. */
const FEWEST_WORDS = 20;
const FEWEST_SENTENCES = 2;
/** What is told nowhere, by no word and no sound, is only guessed from the company it keeps. */
const AUDIBLE = 0.15;
/** Faults of which the state of the thing follows. */
const BROKEN = /^(?:defective_on_arrival|damaged_on_arrival|wrong_item|missing_items|stopped_working)$/;
/** Where values of `problem` are heard. */
const HEARD_AS: Readonly<Record<string, readonly string[]>> = {
  stopped_working: ['sign.fault_later', 'sign.fault'],
  defective_on_arrival: ['sign.dead_on_arrival', 'sign.fault'],
  damaged_on_arrival: ['sign.harm_arrival', 'sign.harm'],
  none: ['sign.change_of_mind', 'sign.works'],
};

/** Takes what all the evidence makes likely, and drops what it makes unlikely. */
export function settle(
  read: readonly Finding[],
  found: readonly Finding[],
  jury: Jury,
  evidence: Evidence,
  heard: readonly Heard[],
  scene: Scene,
): readonly Finding[] {
  if (scene.tokens.length < FEWEST_WORDS || scene.sentences.length < FEWEST_SENTENCES) return read;
  const settled = new Map(read.map((finding) => [finding.fact, finding]));
  const weighed = knownTo(jury, evidence);
  for (const juror of jury.jurors) {
    const chances = weigh(jury, juror, weighed);
    const { fact, values } = juror;
    const best = chances.indexOf(Math.max(...chances));
    const likely = chances[best] ?? 0;
    const known = settled.get(fact);
    const value = values[best];
    if (likely >= LIKELY && value !== undefined) {
      if (known?.value === value) continue;
      if (known && known.confidence >= OUTRIGHT && likely < OVERRULED) continue;
      const finding = findingOf(fact, value, likely, found, heard, scene);
      if (finding) settled.set(fact, finding);
    } else if (known && fact !== 'request') {
      // Every mail wants something: what was read stands until something else is likelier.
      const own = values.findIndex((one) => one === known.value);
      if (own >= 0 && (chances[own] ?? 0) < UNLIKELY) settled.delete(fact);
    }
  }
  // What came broken was used by nobody, and what broke later was, of course.
  const problem = settled.get('problem')?.value;
  const condition = settled.get('condition');
  if (condition?.recogniser === 'jury' && BROKEN.test(String(problem))) settled.delete('condition');
  return [...settled.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The value with the words that sound most like it. */
function findingOf(
  fact: string,
  value: FactValue,
  likely: number,
  found: readonly Finding[],
  heard: readonly Heard[],
  scene: Scene,
): Finding | undefined {
  const kin = HEARD_AS[String(value)] ?? [];
  const sounds = heard.filter(
    (one) => (one.fact === fact && one.value === value) || (fact === 'problem' && kin.includes(one.fact)),
  );
  const best = sounds.reduce<Heard | undefined>((a, b) => (a && a.sure >= b.sure ? a : b), undefined);
  const confidence = Math.min(likely, MOST);
  const told = found.find(
    (finding) =>
      finding.fact === fact && finding.value === value && !finding.flags.negated && !finding.flags.others,
  );
  if (told) return { ...told, confidence, recogniser: 'jury' };
  if (!best || best.sure < AUDIBLE) return undefined;
  return { ...asFinding(best, scene), fact, value, confidence, recogniser: 'jury' };
}
