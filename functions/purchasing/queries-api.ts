import type { purchasing } from '../../shared/contracts/purchasing/module.ts';
import type { Queries } from '../platform/implementation.ts';

export const queryImplementations = {} satisfies Queries<(typeof purchasing)['operations']>;
