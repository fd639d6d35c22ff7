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

export interface Router<R> {
  /** The route of a request; fixed segments win over parameters. Throws 404 or 405. */
  find: (method: string, path: string) => Matched<R>;
  /** The methods that a path takes, whichever function answers them. */
  methodsAt: (path: string) => string[];
}

interface Routed {
  contract: AnyOperation;
  siblings?: readonly AnyOperation[];
}

export function createRouter<R extends Routed>(routes: readonly R[]): Router<R> {
  const prepared = routes
    .map((route) => ({ route, parts: route.contract.path.split('/') }))
    .sort((a, b) => a.route.contract.pathFields.length - b.route.contract.pathFields.length);
  const known = new Set(routes.flatMap(({ contract, siblings = [] }) => [contract, ...siblings]));

  function methodsAt(path: string): string[] {
    const parts = path.split('/');
    const taking = [...known].filter((one) => matchPath(one.path.split('/'), parts));
    return [...new Set(taking.map(({ method }) => method))].sort();
  }

  return {
    methodsAt,
    find(method, path) {
      const parts = path.split('/');
      for (const { route, parts: template } of prepared) {
        if (route.contract.method !== method) continue;
        const pathValues = matchPath(template, parts);
        if (pathValues) return { route, pathValues };
      }
      const shown = path.slice(0, 200);
      const allowed = methodsAt(path);
      if (allowed.length === 0) throw noRoute({ method, path: shown });
      throw wrongMethod({ method, path: shown, allowed });
    },
  };
}
