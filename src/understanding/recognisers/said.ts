import type { Finding } from '../finding.js';
import { Cover } from '../near.js';
import type { Heard } from '../said/heard.js';
import type { Scene } from '../scene.js';

/** From here on a sentence is taken at its sound; what is asked for is asked in more ways than facts are told. */
const SURE = 0.7;
const SURE_ASKED = 0.65;
/** Never as sure as a known phrase. */
const MOST = 0.85;
const ON_ITS_WAY = /^(?:trackingStatus|orderStatus|lossConfirmed|trackingStoppedDays)$/;
const ASKED = new Set(['request', 'wants']);

/**
 * What the sentences sound like, where no known phrase said it.
 * @param found what the phrases found, whatever became of it
 * @param isSilent whether nothing is known of a fact
 */
export function said(
  scene: Scene,
  heard: readonly Heard[],
  found: readonly Finding[],
  isSilent: (fact: string) => boolean,
): readonly Finding[] {
  // Where a phrase spoke of the fact and the refiners took it back ("I do not want a refund"), that stands.
  const isSettled = ({ fact, from, to }: Heard): boolean =>
    found.some(
      (other) =>
        (other.fact === fact || other.fact === `never.${fact}` || other.fact.startsWith(`never.${fact}.`)) &&
        other.from < to &&
        from < other.to,
    );
  // "Stuck in transit" is no fault of the thing.
  const onItsWay = new Cover(found.filter(({ fact }) => ON_ITS_WAY.test(fact)));
  const best = new Map<string, Heard>();
  for (const one of heard) {
    const { fact, sure, from, to } = one;
    const asked = ASKED.has(fact);
    if (sure < (asked ? SURE_ASKED : SURE) || !isSilent(fact)) continue;
    // A question states nothing.
    if (!asked && one.asked) continue;
    if (fact.startsWith('sign.') && onItsWay.overlaps(one)) continue;
    if (isSettled(one) || (!asked && isElsewhere(scene, from, to))) continue;
    if (sure > (best.get(fact)?.sure ?? 0)) best.set(fact, one);
  }
  return [...best.values()].map((one) => asFinding(one, scene));
}

/** What was heard, as a recogniser's finding; negation is part of how it sounds. */
export function asFinding({ fact, value, from, to, sure }: Heard, scene: Scene): Finding {
  const flags = { ...scene.flagsAt(from, to, []), negated: false };
  return { fact, value, from, to, confidence: Math.min(MOST, sure), recogniser: 'said', flags };
}

/** Spoken of others, or supposed, somewhere in the stretch. */
function isElsewhere({ mentions }: Scene, from: number, to: number): boolean {
  return mentions.some(
    ({ meaning, from: at }) =>
      meaning.kind === 'scope' &&
      (meaning.name === 'condition' || meaning.name === 'others') &&
      at >= from &&
      at < to,
  );
}
