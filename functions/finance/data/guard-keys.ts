import type { Key } from '../../platform/keys.ts';

/** Each posting checks one of them, so that postings do not wait for each other. */
export const LOCK_COPIES = 16;

export const periodLockKey = (period: string, copy: number): Key => ({
  pk: `period#${period}#${copy}`,
  sk: 'lock',
});

/** Beside the customer's document: what they owe, and what will be owed. */
export const exposureKey = (customerId: string): Key => ({
  pk: `customer#${customerId}`,
  sk: 'exposure',
});
