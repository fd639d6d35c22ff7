import type { InvariantCheck } from '../platform/integrity.ts';

export const checks: readonly InvariantCheck[] = [];
