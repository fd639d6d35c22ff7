import type { engineering } from '../../shared/contracts/engineering/module.ts';
import type { Queries } from '../platform/implementation.ts';

export const queryImplementations = {} satisfies Queries<(typeof engineering)['operations']>;
