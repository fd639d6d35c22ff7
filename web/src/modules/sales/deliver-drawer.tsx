import { deliverSalesOrder } from '../../../../shared/contracts/sales/fulfilment-operations.ts';
import type { DrawerProps } from '../../kit/document/document-parts.ts';
import { PickDrawer } from './pick-drawer.tsx';
import { useProgress } from './use-progress.ts';

const columns = [
  { en: 'Open', zh: '未发货' },
  { en: 'Reserved', zh: '已预留' },
  { en: 'Short', zh: '缺货' },
] as const;

/** The pick list: what is open of each line, and, to begin with, all that is reserved for it. */
export function DeliverDrawer(props: DrawerProps) {
  const { data } = useProgress(props.doc.id);
  const rows = data?.lines
    .filter(({ open }) => open !== '0')
    .map(({ lineNo, itemId, open, reserved, short }) => ({
      line: lineNo,
      itemId,
      facts: [open, reserved, short],
      suggested: reserved,
      most: open,
    }));
  return (
    <PickDrawer
      {...props}
      operation={deliverSalesOrder}
      rows={rows}
      columns={columns}
      lineField="orderLine"
    />
  );
}
