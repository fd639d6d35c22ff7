/** By hand: what the supplier asks stands beside each line while it is typed, totals below. */
import { CreatePage } from '../../kit/record/create-page.tsx';
import { useOrderLines } from './use-order-lines.tsx';

export const Page = () => <CreatePage useLines={useOrderLines} />;
