import type { Options } from './options.js';

/** What the launcher hands to the panel. */
export interface MountPoint {
  readonly root: ShadowRoot;
  /** Element of the root in which everything stands; holds the colours. */
  readonly shell: HTMLElement;
  /** The launcher's button: focus returns to it. */
  readonly launch: HTMLButtonElement;
  readonly options: Options;
  /** Shows how many messages wait; 0: none. */
  readonly showUnread: (count: number) => void;
}

/** What the panel gives back. */
export interface Panel {
  readonly open: () => void;
  readonly close: () => void;
}

/** What the panel's file exports. */
export interface PanelModule {
  readonly mount: (point: MountPoint) => Panel;
}
