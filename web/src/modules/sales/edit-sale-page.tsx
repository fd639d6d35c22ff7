/** By hand: price, stock and promise stand beside each line while it is changed, totals below. */
import './sales.css';
import { EditPage } from '../../kit/record/edit-page.tsx';
import { useSaleLines } from './use-sale-lines.tsx';

export const Page = () => <EditPage useLines={useSaleLines} />;
