export function hashOfSources(root: string, folders?: readonly string[]): string;
