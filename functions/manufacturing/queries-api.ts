import type { manufacturing } from '../../shared/contracts/manufacturing/module.ts';
import type { Queries } from '../platform/implementation.ts';

export const queryImplementations = {} satisfies Queries<(typeof manufacturing)['operations']>;
