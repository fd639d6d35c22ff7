import { returnGoods } from '../../../../shared/contracts/sales/fulfilment-operations.ts';
import type { DrawerProps } from '../../kit/document/document-parts.ts';
import { type DeliveredLine, returnRows } from './delivered-lines.ts';
import { PickDrawer } from './pick-drawer.tsx';

const columns = [
  { en: 'Delivered', zh: '已发货' },
  { en: 'Returned', zh: '已退货' },
] as const;

export const ReturnDrawer = (props: DrawerProps) => (
  <PickDrawer
    {...props}
    operation={returnGoods}
    rows={returnRows(props.doc['lines'] as DeliveredLine[])}
    columns={columns}
    lineField="deliveryLine"
  />
);
