import { add, neg } from '../../../../shared/kernel/decimal.ts';
import type { AccountRole, StockRole } from '../account-roles.ts';
import type { Dimensions, JournalDraft, JournalHeader } from '../journal.ts';
import { credit, debit, journalOf } from '../journal.ts';

export interface ValuedLine {
  readonly item: string;
  readonly stock: StockRole;
  readonly value: string;
}

type IssueRole =
  | 'production'
  | 'productionOverhead'
  | 'sellingExpense'
  | 'adminExpense'
  | 'subcontractMaterial'
  | 'stockLoss';

/** Material leaves the shelf for production, a department, a subcontractor or the bin. */
export const materialIssued = (
  header: JournalHeader,
  issue: { to: IssueRole; lines: readonly ValuedLine[]; dimensions?: Dimensions },
): JournalDraft =>
  journalOf(
    header,
    issue.lines.flatMap(({ item, stock, value }) => [
      debit(issue.to, value, { ...issue.dimensions, item }),
      credit(stock, value, { item }),
    ]),
  );

/** Unused material comes back: the issue in red. */
export const materialReturned = (
  header: JournalHeader,
  issue: { to: IssueRole; lines: readonly ValuedLine[]; dimensions?: Dimensions },
): JournalDraft => {
  const lines = issue.lines.map((line) => ({ ...line, value: neg(line.value) }));
  return materialIssued(header, { ...issue, lines });
};

/** Output reported: Dr production at standard rates, Cr conversion clearing. */
export const conversionCharged = (
  header: JournalHeader,
  { amount, order }: { amount: string; order: string },
): JournalDraft =>
  journalOf(header, [debit('production', amount, { order }), credit('conversionClearing', amount)]);

/** Real wages and overhead: Dr conversion clearing, Cr payroll, bank or overhead. */
export const conversionIncurred = (
  header: JournalHeader,
  { amount, from }: { amount: string; from: 'payroll' | 'bank' | 'cash' | 'productionOverhead' },
): JournalDraft => journalOf(header, [debit('conversionClearing', amount), credit(from, amount)]);

/** Finished goods arrive on the shelf: Dr stock, Cr production (or subcontract material). */
export const goodsProduced = (
  header: JournalHeader,
  goods: {
    from: 'production' | 'subcontractMaterial';
    lines: readonly ValuedLine[];
    order?: string;
  },
): JournalDraft =>
  journalOf(
    header,
    goods.lines.flatMap(({ item, stock, value }) => [
      debit(stock, value, { item }),
      credit(goods.from, value, goods.order === undefined ? {} : { order: goods.order }),
    ]),
  );

/** A count found less: Dr stock suspense, Cr stock; input VAT goes too if the loss is abnormal. */
export const countLossFound = (
  header: JournalHeader,
  { lines, inputVat = '0' }: { lines: readonly ValuedLine[]; inputVat?: string },
): JournalDraft =>
  journalOf(header, [
    ...lines.flatMap(({ item, stock, value }) => [
      debit('stockSuspense', value, { item }),
      credit(stock, value, { item }),
    ]),
    debit('stockSuspense', inputVat),
    credit('inputVatTransferredOut', inputVat),
  ]);

/** Approved: Dr loss, or a claim on whoever is responsible, Cr stock suspense. */
export const countLossApproved = (
  header: JournalHeader,
  loss: { value: string; to: 'stockLoss' | 'otherReceivable' | 'adminExpense'; person?: string },
): JournalDraft => {
  const dimensions = loss.person === undefined ? {} : { person: loss.person };
  return journalOf(header, [
    debit(loss.to, loss.value, dimensions),
    credit('stockSuspense', loss.value),
  ]);
};

/** A count found more: Dr stock, Cr stock suspense. */
export const countGainFound = (
  header: JournalHeader,
  { lines }: { lines: readonly ValuedLine[] },
): JournalDraft =>
  journalOf(
    header,
    lines.flatMap(({ item, stock, value }) => [
      debit(stock, value, { item }),
      credit('stockSuspense', value, { item }),
    ]),
  );

/** Approved: Dr stock suspense, Cr gain. */
export const countGainApproved = (
  header: JournalHeader,
  { value }: { value: string },
): JournalDraft => journalOf(header, [debit('stockSuspense', value), credit('stockGain', value)]);

/** A revaluation without an invoice (landed cost, cost run): stock and cost against a source. */
export const stockRevalued = (
  header: JournalHeader,
  change: {
    item: string;
    stock: StockRole;
    toStock: string;
    toCost: string;
    costRole?: 'costOfSales' | 'production' | 'materialVariance';
    against: AccountRole;
    dimensions?: Dimensions;
  },
): JournalDraft => {
  const { item, stock, toStock, toCost, costRole = 'costOfSales', against } = change;
  return journalOf(header, [
    debit(stock, toStock, { item }),
    debit(costRole, toCost, { item }),
    credit(against, add(toStock, toCost), change.dimensions ?? {}),
  ]);
};
