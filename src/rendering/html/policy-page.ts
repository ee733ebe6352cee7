import type { Contact, Policy } from '../../model/policy.js';
import { type Html, html } from './html.js';
import { page, type PageAssets, time } from './layout.js';
import { type Entry, outline, type Section, type SectionHeading, splitMarker } from './outline.js';

/** A version of the policy as the list of versions names it. */
export interface VersionLink {
  readonly version: string;
  readonly effectiveFrom: string | null;
  readonly url: string;
  /** How the version stands to the day on which the page is read. */
  readonly status: 'current' | 'past' | 'future';
}

/** What a policy page shows. */
export interface PolicyPage {
  readonly policy: Policy;
  /** Every version, newest first. */
  readonly versions: readonly VersionLink[];
  readonly assets: PageAssets;
}

/** A policy as a page: each clause word for word at its anchor, with a table of contents. */
export function policyPage({ policy, versions, assets }: PolicyPage): string {
  const { store } = policy;
  const sections = outline(policy);
  const headings = sections.flatMap(({ heading }) => (heading ? [heading] : []));
  const own = versions.find(({ version }) => version === policy.version);
  const current = versions.find(({ status }) => status === 'current');
  return page(
    {
      title: `${store.name} – return, warranty and shipping policy`,
      description: `The policy of ${store.name}, word for word, each clause with a link of its own.`,
      assets,
      skip: { to: 'policy', says: 'Skip to the policy' },
    },
    html`<header class="top">
        <p class="crumbs"><a href="/">All shops</a></p>
        <h1>${store.name} <span class="subtitle">Policy</span></h1>
        ${facts(policy)} ${own && own.status !== 'current' && current ? versionNotice(own, current) : null}
      </header>
      <div class="columns">
        <details class="contents-fold">
          <summary>Contents</summary>
          ${contents(headings, 'Contents of this policy')}
        </details>
        <aside class="contents-side">
          <p class="label" aria-hidden="true">Contents</p>
          ${contents(headings, 'Contents')}
        </aside>
        <main id="policy" tabindex="-1">
          ${sections.map(section)}
          <footer class="about">
            ${contact(store.contact)} ${versionList(policy, versions)} ${source()}
          </footer>
        </main>
      </div>`,
  );
}

function facts({ version, effectiveFrom, clauses }: Policy): Html {
  const since =
    effectiveFrom === null
      ? 'The policy names no effective date'
      : html`In force from ${time(effectiveFrom)}`;
  return html`<p class="facts">
    ${since} <span aria-hidden="true">·</span> version ${version}
    <span aria-hidden="true">·</span> ${clauses.length} clauses
  </p>`;
}

function versionNotice(own: VersionLink, current: VersionLink): Html {
  const says = own.status === 'past' ? 'This is an earlier version.' : 'This version is not yet in force.';
  return html`<p class="notice" role="note">
    ${says} <a href="${current.url}">Read the version in force today</a>.
  </p>`;
}

function contents(headings: readonly SectionHeading[], label: string): Html {
  return html`<nav aria-label="${label}">
    <ul class="contents">
      ${headings.map(
        ({ id, text, level, hint }) =>
          html`<li class="level-${level}">
            <a href="#${id}">${text}${hint === null ? null : html` <span class="hint">${hint}</span>`}</a>
          </li> `,
      )}
    </ul>
  </nav>`;
}

function section({ heading, entries }: Section): Html {
  return html`<section>${heading ? headingOf(heading) : null} ${flow(entries)}</section> `;
}

function headingOf({ id, text, level }: SectionHeading): Html {
  const words = html`${text}
    <a class="permalink" href="#${id}" aria-label="Link to the section ${text}">#</a>`;
  switch (level) {
    case 2:
      return html`<h2 id="${id}">${words}</h2>`;
    case 3:
      return html`<h3 id="${id}">${words}</h3>`;
    case 4:
      return html`<h4 id="${id}">${words}</h4>`;
    case 5:
      return html`<h5 id="${id}">${words}</h5>`;
    default:
      return html`<h6 id="${id}">${words}</h6>`;
  }
}

/** Clauses in their order, neighbouring list items as one list. */
function flow(entries: readonly Entry[]): Html {
  const parts: Html[] = [];
  let items: Html[] = [];
  const close = (): void => {
    if (items.length > 0)
      parts.push(
        html`<ul class="items">
          ${items}
        </ul> `,
      );
    items = [];
  };
  for (const entry of entries) {
    if (entry.item) items.push(item(entry));
    else {
      close();
      parts.push(html`<div class="entry">${clause(entry)}</div> `);
    }
  }
  close();
  return html`${parts}`;
}

function item(entry: Entry): Html {
  return html`<li>${clause(entry)}</li> `;
}

function clause({ clause: { id, slug, text }, item: isItem, children }: Entry): Html {
  const { marker, words } = isItem ? splitMarker(text) : { marker: '', words: text };
  const shown = marker === '' ? null : html`<span class="marker">${marker}</span> `;
  return html`<p class="clause" id="${slug}">
      ${shown}<span class="words">${words}</span>
      <a class="permalink" href="#${slug}" title="${id}" aria-label="Link to the clause ${slug}">#</a>
    </p>
    ${children.length > 0 ? flow(children) : null}`;
}

function contact({ email, phone, url, hours }: Contact): Html | null {
  const rows: readonly (Html | null)[] = [
    email === null ? null : row('E-mail', html`<a href="mailto:${email}">${email}</a>`),
    phone === null ? null : row('Phone', html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`),
    url === null ? null : row('Web', html`<a href="${url}" rel="noreferrer">${url}</a>`),
    hours === null ? null : row('Hours', html`${hours}`),
  ];
  if (rows.every((entry) => entry === null))
    return html`<section>
      <h2 id="_contact">How to reach the shop</h2>
      <p>The policy does not say.</p>
    </section>`;
  return html`<section>
    <h2 id="_contact">How to reach the shop</h2>
    <dl>${rows}</dl>
  </section>`;
}

function row(name: string, value: Html): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function versionList(policy: Policy, versions: readonly VersionLink[]): Html | null {
  if (versions.length < 2) return null;
  return html`<section>
    <h2 id="_versions">Versions</h2>
    <ul class="versions">
      ${versions.map(({ version, effectiveFrom, url, status }) => {
        const from = effectiveFrom === null ? 'no effective date' : html`from ${time(effectiveFrom)}`;
        const note = status === 'current' ? ' (in force)' : status === 'future' ? ' (to come)' : '';
        return version === policy.version
          ? html`<li><strong>${version}</strong>, ${from}${note}, this page</li> `
          : html`<li><a href="${url}">${version}</a>, ${from}${note}</li> `;
      })}
    </ul>
  </section>`;
}

function source(): Html {
  return html`<section>
    <h2 id="_source">About this page</h2>
    <p>
      This is the text that the shop published, word for word. It was only cut into clauses, so that each has
      a link of its own.
    </p>
  </section>`;
}
