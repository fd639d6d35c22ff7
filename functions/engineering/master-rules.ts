import type { MasterRules } from '../platform/implementation.ts';

/** A work centre is one machine, eight hours a day at full efficiency, unless said otherwise. */
export const masterRules: MasterRules = {
  workCentre: { defaults: () => ({ machines: 1, hoursPerDay: '8', efficiency: '1' }) },
};
