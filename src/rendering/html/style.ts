/** The style sheet of all pages: light and dark, narrow and wide, screen and paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --raised: #ffffff; --ink: #1d2025; --muted: #5a616b; --line: #e2dfd8;
  --accent: #0b5c8a; --mark: #fff3c9; --mark-edge: #b98900; --good: #1a6b3c; --bad: #a3262a; --open: #7a5300;
  --serif: Charter, 'Bitstream Charter', 'Iowan Old Style', Georgia, 'Liberation Serif', 'Times New Roman', serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b; --raised: #1b1f25; --ink: #e6e4df; --muted: #a3a9b3; --line: #31363e;
    --accent: #7cc0ec; --mark: #3a3113; --mark-edge: #e0b23a; --good: #74cf98; --bad: #f19a97; --open: #e5bd6a;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
body { margin: 0 auto; max-width: 70rem; padding: 0 clamp(1.1rem, 4vw, 2.5rem) 5rem; background: var(--paper);
  color: var(--ink); font: 1.0625rem/1.65 var(--serif); overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
main:focus { outline: none; }
.skip { position: absolute; left: -200vw; background: var(--raised); padding: 0.6rem 1rem; font-family: var(--sans); }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }
.top { padding: clamp(1.3rem, 4vw, 2.6rem) 0 1.7rem; border-bottom: 1px solid var(--line); }
.crumbs { margin: 0 0 1.2rem; font: 0.9rem/1.4 var(--sans); }
h1, h2, h3, h4, h5, h6 { font-family: var(--sans); line-height: 1.25; text-wrap: balance; }
h1 { margin: 0; font-size: clamp(1.9rem, 5vw, 2.6rem); letter-spacing: -0.02em; font-weight: 700; }
.subtitle { color: var(--muted); font-weight: 400; }
.facts { margin: 0.7rem 0 0; font: 0.95rem/1.5 var(--sans); color: var(--muted); }
.notice { margin: 1.2rem 0 0; padding: 0.7rem 1rem; border-left: 4px solid var(--mark-edge); background: var(--mark);
  font: 0.95rem/1.5 var(--sans); }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); }
.contents-side { display: none; }
.contents-fold { margin: 1.2rem 0 0; padding: 0.2rem 1rem; background: var(--raised); border: 1px solid var(--line);
  border-radius: 8px; font-family: var(--sans); }
.contents-fold summary { padding: 0.6rem 0; font-weight: 600; cursor: pointer; }
.contents { list-style: none; margin: 0 0 0.8rem; padding: 0; font: 0.9rem/1.4 var(--sans); }
.contents a { display: block; padding: 0.28rem 0.5rem; border-radius: 4px; color: var(--muted); text-decoration: none; }
.contents a:hover { color: var(--accent); background: var(--raised); }
.contents .level-2 > a { color: var(--ink); font-weight: 600; }
.contents .level-4 > a { padding-left: 1.4rem; }
.contents .level-5 > a, .contents .level-6 > a { padding-left: 2.2rem; }
.contents .level-3 > a { padding-left: 0.5rem; }
.hint { font-style: italic; font-weight: 400; }
@media (min-width: 60rem) {
  .columns { grid-template-columns: 16rem minmax(0, 42rem); gap: 0 4rem; }
  .contents-fold { display: none; }
  .contents-side { display: block; scrollbar-width: thin; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto;
    padding: 2rem 0.4rem 2rem 0; }
  .contents-side .contents { border-left: 1px solid var(--line); }
  .contents-side .contents a { margin-left: -1px; border-left: 2px solid transparent; border-radius: 0 4px 4px 0; padding-left: 0.9rem; }
  .contents-side .contents a:hover { border-color: var(--accent); }
  .contents-side .level-4 > a { padding-left: 1.8rem; }
  .contents-side :is(.level-5, .level-6) > a { padding-left: 2.7rem; }
}
.label { margin: 0 0 0.5rem; font: 600 0.78rem/1.4 var(--sans); letter-spacing: 0.08em; text-transform: uppercase;
  color: var(--muted); }
main { padding-top: 0.6rem; min-width: 0; }
main > section:first-child > .entry:first-child { margin-top: 1.4rem; }
h2 { margin: 2.6rem 0 0.7rem; font-size: 1.55rem; letter-spacing: -0.01em; }
h3 { margin: 2.2rem 0 0.6rem; font-size: 1.25rem; }
h4 { margin: 1.8rem 0 0.5rem; font-size: 1.08rem; }
h5, h6 { margin: 1.5rem 0 0.4rem; font-size: 1rem; color: var(--muted); }
section:has(> h2) + section > h3, section:has(> h3) + section > h4 { margin-top: 1.3rem; }
.clause { position: relative; margin: 0 -0.8rem; padding: 0.42rem 2.2rem 0.42rem 0.8rem; border-radius: 5px;
  display: flex; gap: 0.6rem; }
.words { white-space: pre-wrap; min-width: 0; }
.marker { flex: none; min-width: 1.1rem; color: var(--muted); font-variant-numeric: tabular-nums; }
.items { list-style: none; margin: 0.1rem 0 0.5rem 0.2rem; padding: 0; }
.items .clause { padding-top: 0.2rem; padding-bottom: 0.2rem; }
.items .clause > .permalink { top: 0.2rem; }
.clause + .items, .items .items { margin-left: 1.4rem; }
.permalink { font-family: var(--sans); font-size: 0.85em; font-weight: 400; color: var(--muted); text-decoration: none; opacity: 0; }
.clause > .permalink { position: absolute; right: 0.15rem; top: 0.42rem; width: 1.8rem; line-height: 1.95; text-align: center; }
:is(h2, h3, h4, h5, h6) > .permalink { padding: 0 0.35em; }
.clause:hover > .permalink, :is(h2, h3, h4, h5, h6):hover > .permalink, .permalink:focus-visible,
:target > .permalink { opacity: 1; }
@media (hover: none) { .permalink { opacity: 1; } }
.permalink:hover { color: var(--accent); }
:is(.clause, h2, h3, h4, h5, h6):target { background: var(--mark); box-shadow: inset 4px 0 0 var(--mark-edge); }
:is(h2, h3, h4, h5, h6):target { margin-inline: -0.8rem; padding: 0.3rem 0.8rem; border-radius: 5px; }
.about { margin-top: 3.5rem; padding-top: 0.4rem; border-top: 1px solid var(--line); font: 0.95rem/1.55 var(--sans);
  color: var(--muted); }
.about h2 { font-size: 1rem; margin: 1.5rem 0 0.4rem; color: var(--ink); letter-spacing: 0; }
.about p { margin: 0; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(5rem, 11rem) minmax(0, 1fr); gap: 0.15rem 1rem; padding: 0.15rem 0; }
dt { color: var(--muted); }
dd { margin: 0; color: var(--ink); }
.about dl > div { grid-template-columns: 5rem minmax(0, 1fr); }
.versions, .plain { margin: 0; padding-left: 1.2rem; }
.cards { list-style: none; margin: 2rem 0 0; padding: 0; display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.card { position: relative; height: 100%; padding: 1.1rem 1.3rem 1.2rem; background: var(--raised); border: 1px solid var(--line);
  border-radius: 10px; font: 0.95rem/1.5 var(--sans); color: var(--muted); }
.card h2 { margin: 0 0 0.3rem; font-size: 1.2rem; }
.card h2 a { text-decoration: none; }
.card h2 a::after { content: ''; position: absolute; inset: 0; border-radius: 10px; }
.card:hover { border-color: var(--accent); }
.card p { margin: 0; }
.sheet { max-width: 46rem; }
.sheet h2 { margin-top: 2.2rem; font-size: 1.15rem; }
.outcome { display: inline-block; margin: 1.6rem 0 0; padding: 0.2rem 0.8rem; border: 1.5px solid currentColor; border-radius: 99px;
  font: 600 0.9rem/1.5 var(--sans); color: var(--open); }
.outcome.eligible { color: var(--good); }
.outcome.not_eligible { color: var(--bad); }
.headline { margin: 0.8rem 0 0; font-size: 1.3rem; line-height: 1.45; }
.sheet dl, .sheet .plain { font: 1rem/1.55 var(--sans); }
.more summary { margin: 0 0 1rem; padding: 0.3rem 0; font: 600 0.95rem/1.5 var(--sans); color: var(--accent); cursor: pointer; }
.reasons { list-style: none; margin: 0; padding: 0; font: 1rem/1.55 var(--sans); }
.reasons li { display: grid; grid-template-columns: 1.6rem minmax(0, 1fr); padding: 0.12rem 0; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quote { margin: 0 0 1.1rem; padding: 0.1rem 0 0.1rem 1.1rem; border-left: 3px solid var(--line); }
.quote p { margin: 0; white-space: pre-wrap; }
.quote footer { font: 0.88rem/1.5 var(--sans); color: var(--muted); }
.truth { font-weight: 700; }
.truth.yes { color: var(--good); } .truth.no { color: var(--bad); } .truth.open { color: var(--open); }
code { font: 0.86em/1.5 ui-monospace, 'Liberation Mono', Menlo, monospace; overflow-wrap: anywhere; }
@media (max-width: 34rem) { dl > div { grid-template-columns: minmax(0, 1fr); } .about dl > div { grid-template-columns: 4rem minmax(0, 1fr); } }
@page { margin: 18mm 16mm; }
@media print {
  :root { --paper: #fff; --raised: #fff; --ink: #000; --muted: #444; --line: #bbb; --accent: #000; --mark: #fff; --mark-edge: #777;
    --good: #000; --bad: #000; --open: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.5; }
  .skip, .crumbs, .contents-side, .contents-fold, .permalink { display: none; }
  .columns { display: block; }
  .clause { margin: 0; padding: 0.15rem 0; break-inside: avoid; }
  h2, h3, h4, h5, h6 { break-after: avoid; }
  .top { padding-top: 0; }
  a { text-decoration: none; }
}
`;

/** The icon of all pages: a paragraph sign on a tile. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5c8a"/><path d="M14.5 8H22v2.2h-1.9V25h-2.3V10.2h-2.2V25h-2.3v-7.6C10.700 17.300 8.500 15.400 8.500 12.700 8.500 9.800 10.900 8 14.500 8Z" fill="#fff"/></svg>`;
