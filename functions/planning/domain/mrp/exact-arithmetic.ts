import { defineError } from '../../../../shared/kernel/errors.ts';
import {
  type Arithmetic,
  ceilDiv,
  type Quantity,
  type QuantityColumn,
  scaledTo,
  textOf,
} from './quantity.ts';

const quantityTooLarge = defineError(
  'quantityTooLarge',
  422,
  'Planning cannot add up quantities of more than 18 digits.',
);

const MOST = 2n ** 62n;

// The engine's quantities are bigints here, whatever their type says: see quantity.ts.
const bigintOf = (quantity: Quantity): bigint => quantity as unknown as bigint;

function checked(value: bigint): Quantity {
  if (value > MOST || value < -MOST) throw quantityTooLarge({});
  return value as unknown as Quantity;
}

/** 64-bit whole numbers. */
export const exactArithmetic: Arithmetic = {
  exact: true,
  zero: 0n as unknown as Quantity,
  column: (length) => new BigInt64Array(length) as unknown as QuantityColumn,
  read: (text, places, direction) => checked(scaledTo(text, places, direction)),
  write: (quantity, places) => textOf(bigintOf(quantity), places),
  apply: (quantity, { numerator, addend, denominator }) =>
    checked(ceilDiv(bigintOf(quantity) * numerator + addend, denominator)),
  raise: (quantity, multiple) =>
    checked(ceilDiv(bigintOf(quantity), bigintOf(multiple)) * bigintOf(multiple)),
  lower: (quantity, multiple) =>
    checked((bigintOf(quantity) / bigintOf(multiple)) * bigintOf(multiple)),
  parts(quantity, part, limit) {
    const parts = ceilDiv(bigintOf(quantity), bigintOf(part));
    return parts > limit ? limit + 1 : Number(parts);
  },
  guard(quantity) {
    checked(bigintOf(quantity));
  },
};
