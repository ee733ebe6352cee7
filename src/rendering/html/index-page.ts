import { html } from './html.js';
import { page, type PageAssets, time } from './layout.js';

/** A shop as the list of shops names it. */
export interface ShopLink {
  readonly name: string;
  readonly url: string;
  readonly effectiveDate: string | null;
  readonly clauses: number;
}

/** The list of shops with links to their policies. */
export function indexPage(shops: readonly ShopLink[], assets: PageAssets): string {
  return page(
    {
      title: 'Clausewise – the shops and their policies',
      description: 'The policies of the shops that Clausewise answers for.',
      assets,
      skip: { to: 'shops', says: 'Skip to the shops' },
    },
    html`<header class="top">
        <h1>Clausewise</h1>
        <p class="facts">
          Answers by the shop’s own policy, with the clause. ${shops.length}
          ${shops.length === 1 ? 'shop' : 'shops'}; programs read the
          <a href="/api/v1/openapi.json">description of the API</a>. See the chat on
          <a href="/demo">demonstration shops</a>.
        </p>
      </header>
      <main id="shops" tabindex="-1">
        <ul class="cards">
          ${shops.map(
            ({ name, url, effectiveDate, clauses }) =>
              html`<li>
                <div class="card">
                  <h2><a href="${url}">${name}</a></h2>
                  <p>
                    ${effectiveDate === null ? 'No effective date named' : html`In force from ${time(effectiveDate)}`},
                    ${clauses} clauses
                  </p>
                </div>
              </li> `,
          )}
        </ul>
      </main>`,
  );
}
