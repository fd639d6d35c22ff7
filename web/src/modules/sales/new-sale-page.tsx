/** By hand: price, stock and promise stand beside each line while it is typed, totals below. */
import './sales.css';
import { CreatePage } from '../../kit/record/create-page.tsx';
import { useSaleLines } from './use-sale-lines.tsx';

export const Page = () => <CreatePage useLines={useSaleLines} />;
