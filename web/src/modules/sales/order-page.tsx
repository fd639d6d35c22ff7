/** By hand: an order is followed through its stages, and goods are picked line by line. */
import './sales.css';
import { DocumentPage } from '../../kit/document/document-page.tsx';
import type { DocumentParts } from '../../kit/document/document-parts.ts';
import { DeliverDrawer } from './deliver-drawer.tsx';
import { InvoiceDrawer } from './invoice-drawer.tsx';
import { LineProgress } from './line-progress.tsx';
import { Margin } from './margin.tsx';
import { OrderPromise, usePromiseColumns } from './order-promise.tsx';
import { StageTracker } from './stage-tracker.tsx';

const parts: DocumentParts = {
  Steps: StageTracker,
  Below: LineProgress,
  Beside: ({ contracts, doc }) => (
    <>
      <OrderPromise contracts={contracts} doc={doc} />
      <Margin contracts={contracts} doc={doc} />
    </>
  ),
  useColumns: usePromiseColumns,
  drawers: {
    'sales.deliverSalesOrder': DeliverDrawer,
    'sales.issueSalesInvoice': InvoiceDrawer,
  },
};

export const Page = () => <DocumentPage parts={parts} />;
