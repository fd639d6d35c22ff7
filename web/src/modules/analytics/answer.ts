import { cockpit } from '../../../../shared/contracts/analytics/cockpit.ts';
import { fieldMeta, type Label } from '../../../../shared/contracts/fields.ts';
import type { Output } from '../../lib/call.ts';

export type Answer = Output<typeof cockpit>;

/** What the contract calls a part of the answer. */
export const labelOf = (part: keyof Answer): Label | undefined =>
  fieldMeta(cockpit.output.shape[part]).label;
