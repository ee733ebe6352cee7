import type { Citation } from '../../model/clause.js';
import type { Facts, FactValue, Vocabulary } from '../../model/fact.js';
import type { Verdict } from '../../model/verdict.js';
import { sayDate } from '../../verdict/explain/words.js';
import { type Html, html } from './html.js';
import { page, type PageAssets, time } from './layout.js';

/** What a certificate page shows. */
export interface CertificatePage {
  readonly storeName: string;
  readonly verdict: Verdict;
  readonly facts: Facts;
  readonly vocabulary: Vocabulary;
  /** True when this program under this text gave the certificate. */
  readonly reproduced: boolean;
  readonly engineHash: string;
  readonly assets: PageAssets;
}

const OUTCOMES: Readonly<Record<Verdict['outcome'], string>> = {
  eligible: 'Granted on these facts',
  conditional: 'Granted under a condition',
  not_eligible: 'Denied on these facts',
  not_stated: 'The policy does not say',
};

/** A verdict run again from its certificate, for whoever was given the link. */
export function certificatePage(content: CertificatePage): string {
  const { verdict, storeName, facts, vocabulary } = content;
  return page(
    {
      title: `Verdict under the policy of ${storeName}`,
      description: verdict.headline,
      assets: content.assets,
      skip: { to: 'verdict', says: 'Skip to the verdict' },
    },
    html`<header class="top">
        <p class="crumbs"><a href="/policies/${verdict.store}">The policy of ${storeName}</a></p>
        <h1>Verdict <span class="subtitle">${verdict.route?.title ?? storeName}</span></h1>
        <p class="facts">
          As of ${time(verdict.asOf)}, under version ${verdict.policy.version} of the policy of ${storeName}
        </p>
      </header>
      <main id="verdict" tabindex="-1" class="sheet">
        <p class="outcome ${verdict.outcome}">${OUTCOMES[verdict.outcome]}</p>
        <p class="headline">${verdict.headline}</p>
        ${list(
          'This hangs on',
          verdict.conditions.map(({ text }) => html`${text}`),
        )}
        ${
          verdict.deadlines.length === 0
            ? null
            : html`<h2>Dates</h2>
                <dl>
                  ${verdict.deadlines.map(({ date, act, gives }) =>
                    row(sayDate(date), html`${act}: ${gives}`),
                  )}
                </dl>`
        }
        <h2>The facts</h2>
        <dl>${Object.entries(facts).map(([name, value]) => factRow(name, value, vocabulary))}</dl>
        ${list(
          'Taken for granted',
          verdict.assumptions.map((text) => html`${text}`),
        )}
        ${reasons(verdict)} ${citations(verdict)}
        <h2>How sure is this?</h2>
        <p>${assurance(content)}</p>
        <dl>
          ${row('Policy', html`<code>${verdict.policy.hash}</code>`)}
          ${row('Engine', html`<code>${content.engineHash}</code>`)}
          ${row('Run it yourself', html`<code>clausewise verify ${verdict.certificate}</code>`)}
        </dl>
      </main>`,
  );
}

function assurance({ reproduced }: CertificatePage): string {
  return reproduced
    ? 'This verdict was computed again just now, from the facts in the link, by the same rules and the same text as when the link was made.'
    : 'This verdict was computed again just now, from the facts in the link and the same text. The program has changed since the link was made, so it may word or decide things differently.';
}

function list(title: string, entries: readonly Html[]): Html | null {
  if (entries.length === 0) return null;
  return html`<h2>${title}</h2>
    <ul class="plain">
      ${entries.map((entry) => html`<li>${entry}</li> `)}
    </ul>`;
}

function row(name: string, value: Html): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div> `;
}

function reasons({ reasons: own }: Verdict): Html | null {
  if (own.length === 0) return null;
  return html`<h2>Why</h2>
    <ul class="reasons">
      ${own.map(({ text, holds }) => html`<li>${truth(holds)}<span>${text}</span></li> `)}
    </ul>`;
}

function truth(holds: boolean | null): Html {
  const [name, sign, says] =
    holds === null ? ['open', '?', 'Not known'] : holds ? ['yes', '✓', 'Met'] : ['no', '✗', 'Not met'];
  return html`<span class="truth ${name}"
    ><span aria-hidden="true">${sign}</span><span class="hidden">${says}: </span></span
  >`;
}

const SHOWN = 5;

/** The clauses that decide, the first few at once and the rest folded. */
function citations({ citations: own }: Verdict): Html | null {
  if (own.length === 0) return null;
  const rest = own.slice(SHOWN);
  return html`<h2>The clauses that decide</h2>
    ${own.slice(0, SHOWN).map(quote)}
    ${
      rest.length === 0
        ? null
        : html`<details class="more">
            <summary>${rest.length} more ${rest.length === 1 ? 'clause' : 'clauses'}</summary>
            ${rest.map(quote)}
          </details>`
    }`;
}

function quote({ quote: text, url, clause, heading }: Citation): Html {
  return html`<blockquote class="quote" cite="${url}">
    <p>${text}</p>
    <footer>${heading} <span aria-hidden="true">·</span> <a href="${url}">${clause}</a></footer>
  </blockquote>`;
}

function factRow(name: string, value: FactValue, vocabulary: Vocabulary): Html {
  const fact = vocabulary.facts.get(name);
  const choice = fact?.choices.find((entry) => entry.value === value);
  return row(fact?.label ?? name, choice ? html`${choice.label}` : shown(value));
}

function shown(value: FactValue): Html {
  if (value === null) return html`not known`;
  if (value === 'not_yet') return html`not yet`;
  if (typeof value === 'object') return html`between ${time(value.from)} and ${time(value.to)}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? time(String(value)) : html`${String(value)}`;
}
