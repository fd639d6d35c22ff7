/** By hand: net, tax and total stand below the lines while the paper is typed in. */
import { CreatePage } from '../../kit/record/create-page.tsx';
import { useInvoiceLines } from './use-invoice-lines.tsx';

export const Page = () => <CreatePage useLines={useInvoiceLines} />;
