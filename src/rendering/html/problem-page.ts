import { html } from './html.js';
import { page, type PageAssets } from './layout.js';

/** A problem for a person who followed a link; programs get `application/problem+json`. */
export function problemPage(problem: { title: string; detail: string }, assets: PageAssets): string {
  return page(
    {
      title: problem.title,
      description: problem.detail,
      assets,
      skip: { to: 'problem', says: 'Skip to the text' },
    },
    html`<header class="top">
        <p class="crumbs"><a href="/">All shops</a></p>
        <h1>${problem.title}</h1>
      </header>
      <main id="problem" tabindex="-1" class="sheet"><p class="headline">${problem.detail}</p></main>`,
  );
}

/** One kind of problem, for its reader. */
export interface ProblemType {
  readonly id: string;
  readonly status: number;
  readonly title: string;
  readonly meaning: string;
}

/** What every kind of problem means; the `type` of a problem leads to its place here. */
export function problemTypesPage(types: readonly ProblemType[], assets: PageAssets): string {
  return page(
    {
      title: 'Problems of the Clausewise API',
      description: 'What each kind of problem means.',
      assets,
      skip: { to: 'problems', says: 'Skip to the problems' },
    },
    html`<header class="top">
        <p class="crumbs"><a href="/">All shops</a></p>
        <h1>Problems of the API</h1>
      </header>
      <main id="problems" tabindex="-1" class="sheet">
        ${types.map(
          ({ id, status, title, meaning }) =>
            html`<h2 id="${id}">${title}</h2>
              <p>${meaning} <code>${status} ${id}</code></p>`,
        )}
      </main>`,
  );
}
