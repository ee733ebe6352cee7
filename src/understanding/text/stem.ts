import { IRREGULAR } from './irregular.js';

/*
 * The English (Porter2) stemmer of the Snowball project, http://snowball.tartarus.org/algorithms/english/stemmer.html,
 * after a look into a short list of irregular words. `V` is a vowel; a `Y` is a consonant y.
 */
const V = '[aeiouy]';
const C = '[^aeiouy]';
const REGION = new RegExp(`${V}${C}`);
const PREFIX = /^(?:gener|commun|arsen)/;
const SHORT_END = new RegExp(`(?:${C}${V}[^aeiouywxY]|^${V}${C})$`);
const HAS_VOWEL = new RegExp(V);
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const KEPT = new Set([
  'inning',
  'outing',
  'canning',
  'herring',
  'earring',
  'proceed',
  'exceed',
  'succeed',
  'news',
  'early',
  'only',
]);

const STEP_2: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['entli', 'ent'],
  ['ization', 'ize'],
  ['izer', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['alli', 'al'],
  ['fulness', 'ful'],
  ['ousli', 'ous'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['bli', 'ble'],
  ['fulli', 'ful'],
  ['lessli', 'less'],
];
const STEP_3: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const STEP_4 = [
  'ement',
  'ment',
  'ance',
  'ence',
  'able',
  'ible',
  'ant',
  'ent',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'al',
  'er',
  'ic',
];

function regionAfter(word: string, from: number): number {
  const found = REGION.exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}

function plural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/(?:ied|ies)$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(word) || !word.endsWith('s')) return word;
  return HAS_VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function pastOrGerund(word: string, r1: number): string {
  const eed = /(?:eedly|eed)$/.exec(word);
  if (eed) return eed.index >= r1 ? `${word.slice(0, eed.index)}ee` : word;
  const end = /(?:ingly|edly|ing|ed)$/.exec(word);
  if (!end || !HAS_VOWEL.test(word.slice(0, end.index))) return word;
  const rest = word.slice(0, end.index);
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (DOUBLE.test(rest)) return rest.slice(0, -1);
  return r1 >= rest.length && SHORT_END.test(rest) ? `${rest}e` : rest;
}

function replaceLongest(word: string, table: readonly (readonly [string, string])[], region: number): string {
  for (const [end, by] of table) {
    if (!word.endsWith(end)) continue;
    return word.length - end.length >= region ? word.slice(0, -end.length) + by : word;
  }
  return word;
}

function step2(word: string, r1: number): string {
  const replaced = replaceLongest(word, STEP_2, r1);
  if (replaced !== word) return replaced;
  if (/logi$/.test(word) && word.length - 3 >= r1) return word.slice(0, -1);
  return /[cdeghkmnrt]li$/.test(word) && word.length - 2 >= r1 ? word.slice(0, -2) : word;
}

function step4(word: string, r2: number): string {
  for (const end of STEP_4) {
    if (word.endsWith(end)) return word.length - end.length >= r2 ? word.slice(0, -end.length) : word;
  }
  return /[st]ion$/.test(word) && word.length - 3 >= r2 ? word.slice(0, -3) : word;
}

function step5(word: string, r1: number, r2: number): string {
  const last = word.length - 1;
  if (word.endsWith('e') && (last >= r2 || (last >= r1 && !SHORT_END.test(word.slice(0, -1)))))
    return word.slice(0, -1);
  return word.endsWith('ll') && last >= r2 ? word.slice(0, -1) : word;
}

const remembered = new Map<string, string>();
const MAX_REMEMBERED = 20_000;

/**
 * The stem under which all forms of an English word meet.
 * @param word lower case, letters and digits only; `returned` and `returning` give `return`, `sent` gives `send`
 */
export function stem(word: string): string {
  const before = remembered.get(word);
  if (before !== undefined) return before;
  const stemmed = stemAnew(word);
  if (remembered.size < MAX_REMEMBERED) remembered.set(word, stemmed);
  return stemmed;
}

function stemAnew(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 3 || /\d/.test(word) || KEPT.has(word)) return word;
  let w = word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const r1 = PREFIX.exec(w)?.[0].length ?? regionAfter(w, 0);
  const r2 = regionAfter(w, r1);
  w = pastOrGerund(plural(w), r1);
  if (/[^aeiouy][yY]$/.test(w) && w.length > 2) w = `${w.slice(0, -1)}i`;
  w = step2(w, r1);
  w = /ative$/.test(w) && w.length - 5 >= r2 ? w.slice(0, -5) : replaceLongest(w, STEP_3, r1);
  w = step5(step4(w, r2), r1, r2).toLowerCase();
  return IRREGULAR.get(w) ?? w;
}
