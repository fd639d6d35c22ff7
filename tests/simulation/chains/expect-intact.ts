import { expect } from 'vitest';
import type { HostedCompany } from '../../support/host-process.ts';

/** No check of the integrity report finds anything. */
export async function expectIntact({ ok }: HostedCompany): Promise<void> {
  const { checks } = await ok('platform.integrityReport');
  expect(checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([]);
}

/** How many documents a list holds, of those that a filter lets through. */
export const totalsOf =
  ({ ok }: HostedCompany) =>
  async (operation: string, filter: Record<string, unknown> = {}): Promise<number> =>
    (await ok(operation, { filter, limit: 1, count: true })).total;
