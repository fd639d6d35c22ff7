import type { analytics } from '../../shared/contracts/analytics/module.ts';
import type { Queries } from '../platform/implementation.ts';
import { cockpit } from './queries/cockpit.ts';

export const queryImplementations = { cockpit } satisfies Queries<(typeof analytics)['operations']>;
