import type { routing } from '../../../shared/contracts/engineering/routing.ts';
import type { Fields } from '../../../shared/contracts/noun.ts';
import { checkSpan } from './bom-rules.ts';
import { notInOrder } from './errors.ts';

export type RoutingFields = Fields<typeof routing>;

/** Operations stand in the order of work; every number once. */
export function checkRouting(version: Omit<RoutingFields, 'state'>): void {
  checkSpan(version, '');
  let previous = 0;
  for (const [index, { number }] of version.operations.entries()) {
    if (number <= previous) {
      throw notInOrder({ number, previous }, `/operations/${index}/number`);
    }
    previous = number;
  }
}
