import { sayDate } from '../../../verdict/explain/words.js';
import { html } from '../html.js';
import { type Product, productsFor } from './products.js';

/** What a demonstration shop shows. */
export interface DemoShop {
  readonly id: string;
  readonly name: string;
  readonly effectiveFrom: string | null;
  /** Day on which the conversations live, where the server lets them; null: today. */
  readonly today: string | null;
}

/** Addresses of the files that the page loads. */
export interface DemoAssets {
  readonly style: string;
  readonly icon: string;
}

/** How many looks there are; each shop has one of them by its id. */
export const LOOKS = 6;

const QUESTIONS = [
  'It stopped working after three weeks. Can I get my money back?',
  'I changed my mind, can I send it back?',
  'How long does shipping take?',
  'Can I still cancel my order?',
];

/** A page as a shop might have it, with the chat where it would be. Nothing on it is the shop's own. */
export function demoShopPage(shop: DemoShop, assets: DemoAssets): string {
  const { id, name, effectiveFrom, today } = shop;
  const seed = Array.from(id).reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7);
  const [first, ...others] = productsFor(seed, 5);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${name} – demonstration shop</title>
        <meta name="description" content="Where the chat of Clausewise would live on a page of ${name}." />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="${assets.icon}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.style}" />
        <script
          src="/widget.js"
          data-store="${id}"
          data-title="${name} assistant"
          ${today === null ? null : html`data-today="${today}"`}
          async
        ></script>
      </head>
      <body class="look-${seed % LOOKS}">
        <a class="skip" href="#main">Skip to the shop</a>
        <aside class="note" aria-label="About this page">
          <p>
            A demonstration page of Clausewise, not of ${name}. Nothing here is for sale; the chat goes by the
            <a href="/policies/${id}">policy that ${name} published</a>${
              effectiveFrom === null ? null : html` (in force from ${sayDate(effectiveFrom)})`
            }. <a href="/demo">Other shops</a>
          </p>
        </aside>
        <header class="bar">
          <span class="mark">${name}</span>
          <nav aria-label="Shop">
            <a href="#new">New</a>
            <a href="#help">Help</a>
            <a href="/policies/${id}">Returns &amp; warranty</a>
          </nav>
        </header>
        <main id="main" tabindex="-1">
          ${first ? hero(first) : null}
          <section id="new" aria-labelledby="new-title">
            <h2 id="new-title">New in the shop</h2>
            <ul class="goods">
              ${others.map(
                (product) =>
                  html`<li>
                    ${picture(product)}
                    <h3>${product.name}</h3>
                    <p>${product.says}</p>
                  </li> `,
              )}
            </ul>
          </section>
          <section id="help" aria-labelledby="help-title" class="help">
            <h2 id="help-title">Something wrong with your order?</h2>
            <p>Ask the assistant in the corner of this page. For example:</p>
            <ul>
              ${QUESTIONS.map((question) => html`<li>“${question}”</li> `)}
            </ul>
          </section>
        </main>
        <footer>
          <p>${name} is a name of its owner and is used here only to say whose published policy is quoted.</p>
        </footer>
      </body>
    </html> `.toString();
}

function hero(product: Product): ReturnType<typeof html> {
  return html`<section class="hero" aria-labelledby="hero-title">
    <div>
      <h1 id="hero-title">A home that minds itself</h1>
      <p>${product.name}. ${product.says}</p>
      <a class="cta" href="#new">See what is new</a>
    </div>
    ${picture(product)}
  </section>`;
}

function picture({ drawing }: Product): ReturnType<typeof html> {
  return html`<svg viewBox="0 0 120 120" aria-hidden="true">${drawing}</svg>`;
}

/** The list of demonstration shops. */
export function demoIndexPage(shops: readonly DemoShop[], assets: DemoAssets): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Demonstration shops – Clausewise</title>
        <meta name="description" content="One page for each shop, with the chat on it." />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="${assets.icon}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.style}" />
      </head>
      <body class="look-0">
        <header class="bar">
          <span class="mark">Clausewise</span>
          <nav aria-label="Clausewise"><a href="/">Policies</a></nav>
        </header>
        <main>
          <h1>Demonstration shops</h1>
          <p>One page for each shop, with the chat in its corner.</p>
          <ul class="shops">
            ${shops.map(({ id, name }) => html`<li><a href="/demo/${id}">${name}</a></li> `)}
          </ul>
        </main>
      </body>
    </html> `.toString();
}
