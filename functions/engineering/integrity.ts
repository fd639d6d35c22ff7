import type { InvariantCheck } from '../platform/integrity.ts';
import { noProductIsItsOwnPart } from './checks/no-product-is-its-own-part.ts';
import { versionsNeverOverlap } from './checks/versions-never-overlap.ts';

/** What must hold of structures at every moment. */
export const checks: readonly InvariantCheck[] = [versionsNeverOverlap, noProductIsItsOwnPart];
