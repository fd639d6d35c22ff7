// By hand: what a payment settles is marked by the space bar, and the rest is shown at once.
import { paySupplier } from '../../../../shared/contracts/finance/payment-operations.ts';
import { PaymentEntry } from './payment-entry.tsx';

const fields = ['supplierId', 'amount', 'date', 'method', 'reference', 'fee', 'note'];

export const Page = () => (
  <PaymentEntry operation={paySupplier} fields={fields} counts={['amount']} />
);
