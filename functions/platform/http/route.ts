import type { AnyOperation } from '../../../shared/contracts/operation.ts';
import { defineError } from '../../../shared/kernel/errors.ts';

export interface Matched<R> {
  route: R;
  pathValues: Record<string, string>;
}

const noRoute = defineError('routeNotFound', 404, 'There is nothing at {method} {path}.');
const wrongMethod = defineError(
  'methodNotAllowed',
  405,
  '{path} does not take {method}; it takes {allowed}.',
);

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function matchPath(template: readonly string[], path: readonly string[]) {
  if (template.length !== path.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const given = path[index] as string;
    if (part.startsWith('{')) {
      const value = decodeSegment(given);
      if (value === undefined || value === '') return undefined;
      values[part.slice(1, -1)] = value;
    } else if (part !== given) return undefined;
  }
  return values;
}

/** Finds the contract of a request; fixed segments win over parameters. */
export function createRouter<R extends { contract: AnyOperation }>(routes: readonly R[]) {
  const prepared = routes
    .map((route) => ({ route, parts: route.contract.path.split('/') }))
    .sort((a, b) => a.route.contract.pathFields.length - b.route.contract.pathFields.length);
  return (method: string, path: string): Matched<R> => {
    const parts = path.split('/');
    const allowed = new Set<string>();
    for (const { route, parts: template } of prepared) {
      const pathValues = matchPath(template, parts);
      if (!pathValues) continue;
      if (route.contract.method === method) return { route, pathValues };
      allowed.add(route.contract.method);
    }
    const shown = path.slice(0, 200);
    if (allowed.size === 0) throw noRoute({ method, path: shown });
    throw wrongMethod({ method, path: shown, allowed: [...allowed] });
  };
}
