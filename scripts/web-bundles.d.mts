/** Size of a file in bytes. */
export interface FileSize {
  readonly file: string;
  readonly bytes: number;
  readonly compressed: number;
}

/** Sizes of both bundles. */
export interface WidgetSizes {
  readonly launcher: FileSize;
  readonly panel: FileSize;
}

export const LIMITS: { readonly launcher: number; readonly together: number };
export function buildWidget(outdir: string): Promise<WidgetSizes>;
export function sizeReport(sizes: WidgetSizes): string;
export function buildDesk(outdir: string): Promise<void>;
