import type { DeskQuestion } from '../../../model/desk.js';
import { h } from '../../widget/dom.js';
import { clauseLink, linkButton, section } from '../view.js';

/**
 * The questions of a mail, each with the words of the policy that answer it.
 * @param wrong told what was shown, when the agent says that it is wrong
 */
export function questionSection(
  questions: readonly DeskQuestion[],
  wrong: (shown: string) => void,
): HTMLElement {
  return section(
    'Questions',
    questions.map((question) => [
      h('p', { class: 'asked' }, `“${question.text}”`),
      question.kind === 'none' && h('p', null, 'The policy does not say that.'),
      question.citations.map(({ url, clause, heading }, index) =>
        h(
          'blockquote',
          null,
          h('p', null, question.quotes[index]),
          h('footer', null, `${heading} · `, clauseLink(url, clause)),
        ),
      ),
      h(
        'p',
        { class: 'actions' },
        linkButton('This is wrong', () =>
          wrong(
            `${question.text} → ${question.citations.map(({ clause }) => clause).join(', ') || 'no answer'}`,
          ),
        ),
      ),
    ]),
  );
}
