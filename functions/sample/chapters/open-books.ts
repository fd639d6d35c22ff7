import { ledgerSettings } from '../../../shared/contracts/finance/ledger-settings.ts';
import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { settingsIdOf } from '../../platform/keys.ts';
import type { History } from '../domain/happenings.ts';
import { standardCost } from '../domain/standard-cost.ts';
import { namesOf } from '../names.ts';
import type { Performer } from '../perform.ts';

type Role = string;

/** A voucher by the roles of accounts, so that no chart's codes are written down here. */
export async function vouch(
  on: Performer,
  key: string,
  date: BusinessDate,
  memo: string,
  lines: readonly (readonly [role: Role, debit: string, credit: string])[],
): Promise<void> {
  const ctx = on.ctx();
  const ledger = await ctx.store.find(ledgerSettings, settingsIdOf(ledgerSettings, ctx.tenant.id));
  const roles: Readonly<Record<Role, string>> = ledger?.roles ?? {};
  await on.perform(key, date, 'finance.postManualJournal', {
    ...{ date, memo },
    lines: lines.map(([role, debit, credit]) => ({ accountCode: roles[role], debit, credit })),
  });
}

/** Money and machines of the owners, and the stock of the first day, which is theirs too. */
export async function openBooks(
  on: Performer,
  day: BusinessDate,
  opening: History['opening'],
): Promise<void> {
  await vouch(on, 'capital', day, '投入资本 Capital paid in', [
    ['bank', '1600000', '0'],
    ['fixedAsset', '1800000', '0'],
    ['capital', '0', '3400000'],
  ]);
  const names = await namesOf(on.ctx().store);
  await on.perform('opening', day, 'inventory.receiveOtherStock', {
    ...{ date: day, warehouseId: names.main, reason: 'other', account: 'capital' },
    memo: '期初存货 Opening stock',
    lines: opening.map(({ item, quantity }) => ({
      ...{ itemId: names.item(item), quantity, unitCost: standardCost(item) },
    })),
  });
}
