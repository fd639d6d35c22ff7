/**
 * By hand: quantities are changed in the unit that is bought; prices beside each line, totals
 * below.
 */
import { EditPage } from '../../kit/record/edit-page.tsx';
import { asOrdered } from './as-ordered.ts';
import { useOrderLines } from './use-order-lines.tsx';

export const Page = () => <EditPage read={asOrdered} useLines={useOrderLines} />;
