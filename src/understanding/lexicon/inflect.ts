const VOWEL = /[aeiou]/;

/**
 * The forms of a regular verb, and a few that no verb has, which do no harm.
 * `work` → work, works, worked, working; `stop` → … stopped, stopping
 */
export function inflect(verb: string): string[] {
  const last = verb.at(-1) ?? '';
  const stem = verb.slice(0, -1);
  if (last === 'e') return [verb, `${verb}s`, `${verb}d`, `${stem}ing`];
  if (last === 'y' && !VOWEL.test(verb.at(-2) ?? '')) return [verb, `${stem}ies`, `${stem}ied`, `${verb}ing`];
  const plural = /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  const forms = [verb, plural, `${verb}ed`, `${verb}ing`];
  const doubles = /[^aeiou][aeiou][bdglmnprt]$/.test(verb);
  return doubles ? [...forms, `${verb}${last}ed`, `${verb}${last}ing`] : forms;
}
