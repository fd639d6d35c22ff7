import { Link } from '@tanstack/react-router';
import { confirmPurchaseOrder } from '../../../../shared/contracts/purchasing/order-operations.ts';
import { DocumentPage } from '../../kit/document/document-page.tsx';
import type { PartProps } from '../../kit/document/document-parts.ts';
import { useSay } from '../../lib/language.ts';
import { mayDo } from '../../lib/session.ts';
import { ConfirmDrawer } from './confirm-drawer.tsx';

const texts = {
  receive: { en: 'Receive goods of this order', zh: '按此订单收货' },
} as const;

const open = ['approved', 'partlyReceived'];

/** The way to the receipt, while something is expected. */
function Receive({ doc }: PartProps) {
  const say = useSay();
  if (!open.includes(String(doc['state'])) || !mayDo('goodsReceipt.create')) return null;
  return (
    <section className="card side-card">
      <Link to="/purchasing/receive" search={{ order: doc.id } as never}>
        {say(texts.receive)}
      </Link>
    </section>
  );
}

const parts = { Beside: Receive, drawers: { [confirmPurchaseOrder.id]: ConfirmDrawer } } as const;

/** A purchase order, and the way to what arrives for it. */
export const Page = () => <DocumentPage parts={parts} />;
