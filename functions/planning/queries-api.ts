import type { planning } from '../../shared/contracts/planning/module.ts';
import type { Queries } from '../platform/implementation.ts';

export const queryImplementations = {} satisfies Queries<(typeof planning)['operations']>;
