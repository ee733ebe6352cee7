/** A package at one version, held to its bytes. */
export interface HeldPackage {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

export const CLIENTS: { readonly webchat: HeldPackage; readonly deepChat: HeldPackage };
export function packageFile(held: HeldPackage, file: string): string;
