import type { PasswordHash } from './password.js';

/** An account of the desk. */
export interface Account {
  readonly name: string;
  readonly role: 'agent' | 'editor';
  /** Null: every shop. */
  readonly stores: readonly string[] | null;
  /** Null: they sign in with the organisation's own identity provider. */
  readonly password: PasswordHash | null;
}

/** An account with its role and shops, or what is wrong with them. */
export function accountOf(
  name: string,
  role: string,
  shops: string,
  stores: readonly string[],
  password: PasswordHash | null,
): Account | string {
  if (role !== 'agent' && role !== 'editor') return `the role of ${name} must be agent or editor`;
  const own = shops === '*' ? null : shops.split('+');
  const strange = own?.filter((id) => !stores.includes(id)) ?? [];
  if (strange.length > 0)
    return `${name} is to see ${strange.join(', ')}, but there are ${stores.join(', ')}`;
  return { name, role, stores: own, password };
}
