import { svg } from './dom.js';

/** Outlines on a 24 by 24 grid. */
const PATHS = {
  eligible: 'M5 12.5l4.5 4.5L19 7.5',
  not_eligible: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  conditional: 'M12 6v7.5M12 17.5v.01',
  not_stated: 'M9 9.3a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1.1-1.4 2.2M12 17.7v.01',
  close: 'M6 6l12 12M18 6L6 18',
  menu: 'M5 12v.01M12 12v.01M19 12v.01',
  send: 'M4.5 12h14M12.5 6l6 6-6 6',
  person: 'M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M5 20c.5-3.5 3.4-5.5 7-5.5s6.5 2 7 5.5',
  restart: 'M5 12a7 7 0 1 0 2-4.9M7 3.5v3.8h3.8',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14',
  sound: 'M5 9.5v5h3.5l4.5 4v-13l-4.5 4zM16.5 9a4.2 4.2 0 0 1 0 6',
  mute: 'M5 9.5v5h3.5l4.5 4v-13l-4.5 4zM16.5 9.5l5 5M21.5 9.5l-5 5',
  calendar: 'M5 6.5h14v13H5zM5 10.5h14M8.5 4v4M15.5 4v4',
  copy: 'M9 9h10.5v10.5H9zM6 15H4.5V4.5H15V6',
  mail: 'M4 6.5h16v11H4zM4 7l8 6 8-6',
  parcel: 'M4.5 8l7.5-4 7.5 4v8.5l-7.5 4-7.5-4zM4.5 8l7.5 4 7.5-4M12 12v8.5',
  out: 'M13 5h6v6M19 5l-8 8M17 14v4.5H5.5V7H10',
  down: 'M6 10l6 6 6-6',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof PATHS;

/** An icon; it says nothing to a screen reader, so that words must stand beside it. */
export function icon(name: IconName): SVGElement {
  return svg(
    'svg',
    {
      class: `icon icon-${name}`,
      viewBox: '0 0 24 24',
      'aria-hidden': 'true',
      fill: 'none',
      stroke: 'currentColor',
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    svg('path', { d: PATHS[name] }),
  );
}
