import { type Foreign, otherLanguage } from '../../other-language.js';
import { buttons, phrase, wording } from '../../replies/segments.js';
import { putAgain } from '../put.js';
import type { Turn } from '../turn.js';

/** Says which languages are spoken here, in the language of the message where possible; false when it is one of them. */
export function otherTongue(turn: Turn, text: string): boolean {
  const language = otherLanguage(text, turn.parts.languages);
  if (!language) return false;
  sayLanguages(turn, language);
  putAgain(turn);
  return true;
}

function sayLanguages(turn: Turn, { says }: Foreign): void {
  const { parts } = turn;
  const languages = parts.languages.speaks.join(', ');
  turn.set({ offered: 'person' });
  turn.say(
    [
      says === ''
        ? wording(parts, 'small.language_unknown', { languages })
        : wording(parts, 'small.language', { says, languages }),
    ],
    { quickReplies: buttons(phrase(parts, 'choice.person')) },
  );
}
