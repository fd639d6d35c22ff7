import { say } from '../../lib/language.ts';
import { permissionNames } from '../../lib/rights.ts';

/** Permissions by their names; as it stands what has none. */
export const permissionText = (value: unknown): string =>
  [value]
    .flat()
    .map((one) => say(permissionNames().get(String(one))) || String(one))
    .join(', ');
