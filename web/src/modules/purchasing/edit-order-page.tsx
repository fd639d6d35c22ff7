/** By hand: quantities are changed in the unit that is bought. */
import { EditPage } from '../../kit/record/edit-page.tsx';
import { asOrdered } from './as-ordered.ts';

export const Page = () => <EditPage read={asOrdered} />;
