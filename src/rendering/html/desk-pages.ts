import { type Html, html } from './html.js';

/** Addresses of the files that the desk's pages load. */
export interface DeskAssets {
  /** The style sheet of all pages. */
  readonly base: string;
  readonly icon: string;
  /** The desk's own style sheet and program. */
  readonly style: string;
  readonly script: string;
}

/** What a page of the desk says before its program runs. */
export interface DeskPage {
  readonly assets: DeskAssets;
  /** What the program must send with everything that it asks for; it is known to this page alone. */
  readonly token: string;
}

/** The page on which agents work; its program fills it. */
export function deskPage({ assets, token }: DeskPage): string {
  return frame(
    'Support desk – Clausewise',
    assets,
    html`<meta name="desk-token" content="${token}" />
      <script type="module" src="${assets.script}"></script>`,
    html`<div id="desk">
      <noscript><p class="notice">The desk needs JavaScript.</p></noscript>
    </div>`,
  );
}

/** What the sign-in page shows. */
export interface SignInPage {
  readonly assets: DeskAssets;
  /** Why the last try failed; null: there was none. */
  readonly problem: string | null;
  /** The name tried, to be corrected. */
  readonly name: string;
  /** Some sign in with a password. */
  readonly hasPasswords: boolean;
  /** Some sign in with an identity provider. */
  readonly hasProvider: boolean;
}

/** The form by which agents sign in; works without any program. */
export function signInPage({ assets, problem, name, hasPasswords, hasProvider }: SignInPage): string {
  return frame(
    'Sign in – Clausewise support desk',
    assets,
    null,
    html`<main id="sign-in" class="sign-in" tabindex="-1">
      <h1>Support desk</h1>
      ${problem === null ? null : html`<p class="notice" role="alert">${problem}</p>`}
      ${
        hasProvider
          ? html`<p><a class="button" href="/desk/oidc">Sign in with your organisation</a></p>`
          : null
      }
      ${hasPasswords ? passwordForm(name) : null}
    </main>`,
  );
}

function passwordForm(name: string): Html {
  return html`<form method="post" action="/desk/sign-in">
    <label for="name">Name</label>
    <input id="name" name="name" value="${name}" autocomplete="username" required maxlength="40" autofocus />
    <label for="password">Password</label>
    <input
      id="password"
      name="password"
      type="password"
      autocomplete="current-password"
      required
      maxlength="200"
    />
    <button type="submit">Sign in</button>
  </form>`;
}

/** The page behind the identity provider: it goes on to the desk by itself, as a page of this server. */
export function signedInPage(assets: DeskAssets): string {
  return frame(
    'Signed in – Clausewise support desk',
    assets,
    html`<meta http-equiv="refresh" content="0; url=/desk" />`,
    html`<main id="signed-in" class="sign-in" tabindex="-1">
      <h1>Support desk</h1>
      <p>You are signed in. <a href="/desk">To the desk</a></p>
    </main>`,
  );
}

/** Why nobody is let in here. */
export function deskClosedPage(assets: DeskAssets, why: string): string {
  return frame(
    'Support desk – Clausewise',
    assets,
    null,
    html`<main id="closed" class="sign-in" tabindex="-1">
      <h1>Support desk</h1>
      <p>${why}</p>
      <p><a href="/">To the shops and their policies</a></p>
    </main>`,
  );
}

function frame(title: string, assets: DeskAssets, head: Html | null, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="${assets.icon}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.base}" />
        <link rel="stylesheet" href="${assets.style}" />
        ${head}
      </head>
      <body class="desk">
        ${body}
      </body>
    </html> `.toString();
}
