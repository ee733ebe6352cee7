/** The style sheet of the demonstration shops: six looks, light and dark, narrow and wide. */
export const DEMO_STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #17191d; --muted: #5b616b; --line: #e3e4e8; --soft: #f4f4f2; --a: #0b5c8a; --b: #c9dbe6; --c: #f2f7fa; }
.look-1 { --a: #0d6b52; --b: #c5e2d5; --c: #f0f9f4; }
.look-2 { --a: #7b3aa0; --b: #e0cfec; --c: #f8f2fc; }
.look-3 { --a: #a8401c; --b: #f0d2c2; --c: #fdf4ee; }
.look-4 { --a: #1f4fb5; --b: #cdd9f5; --c: #f1f5fe; }
.look-5 { --a: #8a5a00; --b: #ecdcb8; --c: #fcf7ea; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #121417; --ink: #eceae6; --muted: #a5abb5; --line: #2c3138; --soft: #1a1d22; --a: #74b8e6; --b: #27485c; --c: #1c2a33; }
  .look-1 { --a: #6fcfab; --b: #1f4a3b; --c: #172b24; }
  .look-2 { --a: #c79be6; --b: #47305a; --c: #281e31; }
  .look-3 { --a: #f0a584; --b: #5a3323; --c: #301f18; }
  .look-4 { --a: #94b4f7; --b: #2a3d6b; --c: #1b2338; }
  .look-5 { --a: #e3bd68; --b: #55431b; --c: #2b2415; }
}
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif; }
a { color: var(--a); text-underline-offset: 0.18em; }
:focus-visible { outline: 3px solid var(--a); outline-offset: 3px; border-radius: 3px; }
main:focus { outline: none; }
.skip { position: absolute; left: -200vw; padding: 0.6rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }
.note p { margin: 0; }
.note { padding: 0.5rem max(1.2rem, calc((100vw - 70rem) / 2)); background: var(--soft); border-bottom: 1px solid var(--line); color: var(--muted); font-size: 0.875rem; }
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.4rem 2rem; max-width: 72.4rem; margin: 0 auto; padding: 1.1rem 1.2rem; }
.mark { font-size: 1.35rem; font-weight: 800; letter-spacing: -0.02em; color: var(--a); }
nav { display: flex; flex-wrap: wrap; gap: 0.3rem 1.6rem; }
nav a { color: var(--ink); text-decoration: none; }
nav a:hover { text-decoration: underline; }
main { max-width: 72.4rem; margin: 0 auto; padding: 0 1.2rem 3rem; }
.hero { display: grid; grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr); align-items: center; gap: 2rem; padding: clamp(1.5rem, 5vw, 4rem); border-radius: 1.4rem; background: var(--c); }
.hero svg { width: 100%; max-width: 20rem; justify-self: center; }
h1 { margin: 0 0 0.6rem; font-size: clamp(2rem, 5vw, 3.4rem); line-height: 1.08; letter-spacing: -0.03em; text-wrap: balance; }
.hero p { margin: 0 0 1.6rem; font-size: 1.15rem; color: var(--muted); }
.cta { display: inline-block; padding: 0.75rem 1.5rem; border-radius: 2rem; background: var(--a); color: var(--paper); font-weight: 600; text-decoration: none; }
h2 { margin: 3rem 0 1rem; font-size: 1.6rem; letter-spacing: -0.02em; }
.goods, .shops { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr)); gap: 1.2rem; }
.goods svg { display: block; width: 100%; padding: 1.6rem; border-radius: 1rem; background: var(--soft); aspect-ratio: 1; }
.goods h3 { margin: 0.7rem 0 0; font-size: 1.05rem; }
.goods p { margin: 0; color: var(--muted); }
.help { max-width: 42rem; }
.help ul { padding-left: 1.2rem; }
.shops a { display: block; padding: 1.1rem 1.3rem; border: 1px solid var(--line); border-radius: 0.8rem; font-weight: 600; text-decoration: none; }
.shops a:hover { border-color: var(--a); }
footer { border-top: 1px solid var(--line); padding: 1.4rem max(1.2rem, calc((100vw - 70rem) / 2)) 6rem; color: var(--muted); font-size: 0.875rem; }
svg .a { fill: var(--a); } svg .b { fill: var(--b); } svg .c { fill: var(--paper); stroke: var(--b); stroke-width: 2; } svg .d { fill: var(--ink); }
svg .l { fill: none; stroke: var(--a); stroke-width: 4; stroke-linecap: round; }
@media (max-width: 40rem) {
  .hero { grid-template-columns: minmax(0, 1fr); }
  .hero svg { max-width: 11rem; order: -1; justify-self: start; }
  .goods { grid-template-columns: 1fr 1fr; }
  .goods svg { padding: 0.8rem; }
}
`;
