import type { Finding, Recogniser } from '../finding.js';

/** Facts and signs that a phrase of the vocabulary says outright. */
export const phrases: Recogniser = (words) => {
  return words.mentions.flatMap((mention): Finding[] => {
    const { meaning, from, to, between, confidence } = mention;
    const place = {
      from,
      to,
      confidence,
      recogniser: 'phrases',
      flags: words.flagsAt(from, to, between, meaning.kind !== 'fact'),
    };
    if (meaning.kind === 'fact')
      return [{ fact: meaning.name, value: meaning.value, opposite: meaning.negated, ...place }];
    if (meaning.kind === 'sign' || meaning.kind === 'never') {
      return [{ fact: `${meaning.kind}.${meaning.name}`, value: true, ...place }];
    }
    return [];
  });
};
