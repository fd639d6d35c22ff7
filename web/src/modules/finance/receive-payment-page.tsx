// By hand: what a payment settles is marked by the space bar, and the rest is shown at once.
import { receivePayment } from '../../../../shared/contracts/finance/payment-operations.ts';
import { PaymentEntry } from './payment-entry.tsx';

const fields = ['customerId', 'amount', 'date', 'method', 'reference', 'fee', 'difference', 'note'];

export const Page = () => (
  <PaymentEntry
    operation={receivePayment}
    fields={fields}
    counts={['amount', 'fee', 'difference']}
  />
);
