import { sayDate } from '../../verdict/explain/words.js';
import { type Html, html } from './html.js';

/** What every page needs. */
export interface PageFrame {
  readonly title: string;
  readonly description: string;
  /** Addresses of the files that the page loads. */
  readonly assets: PageAssets;
  /** Where the skip link leads, and how it says so. */
  readonly skip: { readonly to: string; readonly says: string };
}

/** Addresses of style sheet and icon. */
export interface PageAssets {
  readonly style: string;
  readonly icon: string;
}

/** A whole page, without script and without any request to elsewhere. */
export function page({ title, description, assets, skip }: PageFrame, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="description" content="${description}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="${assets.icon}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.style}" />
      </head>
      <body>
        <a class="skip" href="#${skip.to}">${skip.says}</a>
        ${body}
      </body>
    </html> `.toString();
}

/** A date with its machine-readable form. */
export function time(date: string): Html {
  return html`<time datetime="${date}">${sayDate(date)}</time>`;
}
