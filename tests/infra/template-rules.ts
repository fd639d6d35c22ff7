import { R11, R12, R13 } from './rules/edge-rules.ts';
import { R9 } from './rules/machine-rules.ts';
import { R7, R8, R10, R14, R15, R16 } from './rules/resource-rules.ts';
import { R1, R2, R3, R4, R5, R6 } from './rules/role-rules.ts';
import type { Rule } from './rules/rule.ts';

/** The rules that every synthesised template keeps, by their number. */
export const rules = {
  R1,
  R2,
  R3,
  R4,
  R5,
  R6,
  R7,
  R8,
  R9,
  R10,
  R11,
  R12,
  R13,
  R14,
  R15,
  R16,
} as const satisfies Record<string, Rule>;
