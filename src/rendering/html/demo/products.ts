import { type Html, html } from '../html.js';

/** A thing that a demonstration shop shows; none of them is a product of the shop. */
export interface Product {
  readonly name: string;
  readonly says: string;
  /** A drawing on a grid of 120 by 120. */
  readonly drawing: Html;
}

/** Things for a home, drawn with few strokes. */
export const PRODUCTS: readonly Product[] = [
  {
    name: 'Wall switch',
    says: 'Two ways, one touch.',
    drawing: html`<rect class="b" x="32" y="18" width="56" height="84" rx="8" />
      <rect class="a" x="42" y="28" width="36" height="30" rx="5" />
      <rect class="c" x="42" y="62" width="36" height="30" rx="5" />
      <circle class="d" cx="60" cy="52" r="2.5" />`,
  },
  {
    name: 'Smart plug',
    says: 'Counts what it uses.',
    drawing: html`<circle class="b" cx="60" cy="60" r="42" />
      <circle class="c" cx="60" cy="60" r="28" />
      <circle class="d" cx="50" cy="60" r="4" />
      <circle class="d" cx="70" cy="60" r="4" />
      <rect class="a" x="56" y="20" width="8" height="4" rx="2" />`,
  },
  {
    name: 'Motion sensor',
    says: 'Sees who comes, not who it is.',
    drawing: html`<path class="b" d="M30 96h60l-8-22H38z" />
      <circle class="c" cx="60" cy="50" r="32" />
      <path class="a" d="M36 50a24 24 0 0 1 48 0z" />
      <circle class="d" cx="60" cy="62" r="4" />`,
  },
  {
    name: 'Hub',
    says: 'One box for all of them.',
    drawing: html`<rect class="b" x="18" y="52" width="84" height="36" rx="18" />
      <rect class="c" x="18" y="48" width="84" height="30" rx="15" />
      <circle class="a" cx="60" cy="63" r="5" />
      <path class="l" d="M46 38a20 20 0 0 1 28 0M38 29a32 32 0 0 1 44 0" />`,
  },
  {
    name: 'Curtain motor',
    says: 'Opens with the sun.',
    drawing: html`<rect class="c" x="14" y="18" width="92" height="8" rx="4" />
      <path class="b" d="M20 28h26c0 26-4 50-12 74H20z" />
      <path class="b" d="M100 28H74c0 26 4 50 12 74h14z" />
      <rect class="a" x="50" y="22" width="20" height="34" rx="6" />`,
  },
  {
    name: 'Light bulb',
    says: 'Warm at night, bright at noon.',
    drawing: html`<path
        class="a"
        d="M60 16a30 30 0 0 0-18 54c5 4 6 8 6 14h24c0-6 1-10 6-14a30 30 0 0 0-18-54z"
      />
      <rect class="b" x="48" y="86" width="24" height="8" rx="3" />
      <rect class="c" x="51" y="96" width="18" height="8" rx="4" />`,
  },
  {
    name: 'Thermostat',
    says: 'Knows when you are out.',
    drawing: html`<circle class="b" cx="60" cy="60" r="44" />
      <circle class="c" cx="60" cy="60" r="34" />
      <path class="l" d="M38 76a27 27 0 1 1 44 0" />
      <circle class="a" cx="79" cy="45" r="5" />`,
  },
  {
    name: 'Door contact',
    says: 'Tells whether it is shut.',
    drawing: html`<rect class="b" x="24" y="20" width="30" height="80" rx="6" />
      <rect class="c" x="66" y="34" width="20" height="52" rx="5" />
      <circle class="a" cx="39" cy="34" r="4" />`,
  },
];

/** Some of the things, others for each shop. @param seed a whole number */
export function productsFor(seed: number, count: number): readonly Product[] {
  return Array.from(
    { length: count },
    (_, index) => PRODUCTS[(seed + index * 3) % PRODUCTS.length] ?? PRODUCTS[0],
  ).filter((product) => product !== undefined);
}
