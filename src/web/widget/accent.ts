/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Contrast that text needs against what is behind it: WCAG 2.2, 1.4.3 (AA). */
const TEXT = 4.5;

/** Reads what `getComputedStyle` says of a colour; null where it is not in sRGB notation. */
export function readRgb(color: string): Rgb | null {
  const [r, g, b] = /^rgba?\((\d+),? (\d+),? (\d+)/.exec(color)?.slice(1).map(Number) ?? [];
  return r === undefined || g === undefined || b === undefined ? null : [r, g, b];
}

/** Contrast of two colours, from 1 to 21: WCAG 2.2, "contrast ratio". */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** White or black, whichever can be read better on the colour. */
export function on(color: Rgb): Rgb {
  const [white, black]: [Rgb, Rgb] = [
    [255, 255, 255],
    [0, 0, 0],
  ];
  return contrast(color, white) >= TEXT || contrast(color, white) > contrast(color, black) ? white : black;
}

/** The colour, moved towards black or white just as far as text in it can be read on the background. */
export function readable(color: Rgb, background: Rgb): Rgb {
  const end = luminance(background) > 0.18 ? 0 : 255;
  for (let part = 0; part < 1; part += 0.05) {
    const mixed = color.map((value) => Math.round(value + (end - value) * part)) as unknown as Rgb;
    if (contrast(mixed, background) >= TEXT) return mixed;
  }
  return [end, end, end];
}

/** As CSS writes it. */
export function css(color: Rgb): string {
  return `rgb(${color.join(' ')})`;
}

function luminance(color: Rgb): number {
  const [r = 0, g = 0, b = 0] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
