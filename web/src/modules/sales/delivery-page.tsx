/** By hand: what comes back and what is invoiced is picked from the lines that left. */
import './sales.css';
import { DocumentPage } from '../../kit/document/document-page.tsx';
import type { DocumentParts } from '../../kit/document/document-parts.ts';
import { InvoiceDeliveryDrawer } from './invoice-delivery-drawer.tsx';
import { ReturnDrawer } from './return-drawer.tsx';

const parts: DocumentParts = {
  drawers: {
    'sales.invoiceDelivery': InvoiceDeliveryDrawer,
    'sales.returnGoods': ReturnDrawer,
  },
};

export const Page = () => <DocumentPage parts={parts} />;
