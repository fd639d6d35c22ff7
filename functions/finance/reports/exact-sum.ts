import { DECIMAL_PLACES } from '../../../shared/contracts/fields.ts';
import { type Decimal, fromScaled } from '../../../shared/kernel/decimal.ts';

const UNIT = 10n ** BigInt(DECIMAL_PLACES);

/** A sum of a DECIMAL expression that cannot overflow: whole units and the rest apart. */
export const exactSum = (expression: string, name: string): string =>
  `sum((${expression}) / ${UNIT}) AS ${name}_whole, sum((${expression}) % ${UNIT}) AS ${name}_rest`;

const scaled = (value: unknown): bigint => (value as bigint | null) ?? 0n;

export const exactSumOf = (row: Record<string, unknown>, name: string): Decimal =>
  fromScaled(scaled(row[`${name}_whole`]) * UNIT + scaled(row[`${name}_rest`]), DECIMAL_PLACES);
