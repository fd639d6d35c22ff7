import type { analytics } from '../../shared/contracts/analytics/module.ts';
import type { Queries } from '../platform/implementation.ts';
import { cockpit } from './queries/cockpit.ts';
import { explainFigure } from './queries/explain-figure.ts';

export const queryImplementations = { cockpit, explainFigure } satisfies Queries<
  (typeof analytics)['operations']
>;
