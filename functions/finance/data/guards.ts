import type { Doc } from '../../../shared/contracts/noun.ts';
import type { company } from '../../../shared/contracts/platform/company.ts';
import { add, type Decimal, gt, isZero, neg } from '../../../shared/kernel/decimal.ts';
import { conflict } from '../../../shared/kernel/errors.ts';
import type { Guard } from '../../platform/guard.ts';
import { documentKey } from '../../platform/keys.ts';
import {
  creditExceeded,
  periodAlreadyLocked,
  periodLocked,
  periodNotLocked,
} from '../domain/finance-errors.ts';
import { exposureKey, LOCK_COPIES, periodLockKey } from './guard-keys.ts';

/** M5: refuses the commit when the period is locked. The copy follows from the document's id. */
export const periodOpenGuard = (period: string, id: string): Guard => ({
  key: periodLockKey(period, id.charCodeAt(id.length - 1) % LOCK_COPIES),
  equals: { locked: undefined },
  refusal: periodLocked({ period }, '/date'),
  final: true,
});

const allCopies = Array.from({ length: LOCK_COPIES }, (_, copy) => copy);

/** All copies in one transaction: a posting commits before it or not at all. */
export const lockGuards = (period: string): Guard[] =>
  allCopies.map((copy) => ({
    key: periodLockKey(period, copy),
    absent: true,
    set: { locked: true },
    refusal: periodAlreadyLocked({ period }),
  }));

export const unlockGuards = (period: string): Guard[] =>
  allCopies.map((copy) => ({
    key: periodLockKey(period, copy),
    equals: { locked: true },
    remove: true,
    refusal: periodNotLocked({ period }),
  }));

/** Openings are posted only while the company is as it was read: not live yet. */
export const companyUnchangedGuard = (company_: Doc<typeof company>): Guard => ({
  key: documentKey({ id: 'company' }, company_.id),
  equals: { v: company_.version },
  refusal: conflict({ reason: 'the settings of the company changed meanwhile.' }),
});

export interface ExposureChange {
  customerId: string;
  /** Changes of what is owed, shipped but not owed yet, and ordered but not shipped. */
  receivable?: Decimal;
  shipped?: Decimal;
  orders?: Decimal;
  /** When the exposure rises, it must not exceed this. */
  limit?: Decimal;
}

/**
 * Counters of a customer's exposure. `free` is its negative, because a guard can only ask for at
 * least so much: exposure ≤ limit ⇔ free ≥ −limit.
 */
export function exposureGuard(change: ExposureChange): Guard | undefined {
  const { customerId, receivable = '0', shipped = '0', orders = '0', limit } = change;
  const rise = add(receivable, shipped, orders);
  const adds = { receivable, shipped, orders, free: neg(rise) };
  const moved = Object.entries(adds).filter(([, by]) => !isZero(by));
  if (moved.length === 0) return undefined;
  return {
    key: exposureKey(customerId),
    add: Object.fromEntries(moved),
    ...(limit !== undefined && gt(rise, '0') && { atLeast: { free: neg(limit) } }),
    refusal: creditExceeded({ limit: limit ?? '' }),
  };
}
