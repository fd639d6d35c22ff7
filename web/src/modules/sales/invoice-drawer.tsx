import { issueSalesInvoice } from '../../../../shared/contracts/sales/fulfilment-operations.ts';
import { gt, max, sub } from '../../../../shared/kernel/decimal.ts';
import type { DrawerProps } from '../../kit/document/document-parts.ts';
import { PickDrawer } from './pick-drawer.tsx';
import { useProgress } from './use-progress.ts';

const columns = [
  { en: 'Delivered', zh: '已发货' },
  { en: 'Returned', zh: '已退货' },
  { en: 'Invoiced', zh: '已开票' },
] as const;

/** What has left and stayed with the customer, and is on no invoice yet. */
export function InvoiceDrawer(props: DrawerProps) {
  const { data } = useProgress(props.doc.id);
  const rows = data?.lines
    .map(({ lineNo, itemId, delivered, returned, invoiced }) => {
      const due = max('0', sub(sub(delivered, returned), invoiced));
      const facts = [delivered, returned, invoiced];
      return { line: lineNo, itemId, facts, suggested: due, most: due };
    })
    .filter(({ most }) => gt(most, '0'));
  return (
    <PickDrawer
      {...props}
      operation={issueSalesInvoice}
      rows={rows}
      columns={columns}
      lineField="orderLine"
    />
  );
}
