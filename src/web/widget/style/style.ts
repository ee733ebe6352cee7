import answers from './answers.css';
import card from './card.css';
import cardFolds from './card-folds.css';
import cardParts from './card-parts.css';
import foot from './foot.css';
import head from './head.css';
import messages from './messages.css';
import panel from './panel.css';
import quotes from './quotes.css';
import theme from './theme.css';

/** The style sheet of the panel; later parts may refine earlier ones. */
export const STYLE = [theme, panel, head, messages, answers, foot, quotes, card, cardParts, cardFolds].join(
  '\n',
);
