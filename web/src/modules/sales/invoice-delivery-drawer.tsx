import { invoiceDelivery } from '../../../../shared/contracts/sales/fulfilment-operations.ts';
import type { DrawerProps } from '../../kit/document/document-parts.ts';
import { type DeliveredLine, invoiceRows } from './delivered-lines.ts';
import { PickDrawer } from './pick-drawer.tsx';

const columns = [
  { en: 'Delivered', zh: '已发货' },
  { en: 'Invoiced', zh: '已开票' },
] as const;

export const InvoiceDeliveryDrawer = (props: DrawerProps) => (
  <PickDrawer
    {...props}
    operation={invoiceDelivery}
    rows={invoiceRows(props.doc['lines'] as DeliveredLine[])}
    columns={columns}
    lineField="orderLine"
  />
);
