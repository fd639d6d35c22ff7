/** By hand: price, stock and promise stand beside each line while it is changed. */
import './sales.css';
import { EditPage } from '../../kit/record/edit-page.tsx';
import type { UseLines } from '../../kit/record/form-body.tsx';
import { useQuotedLines } from './quoted-lines.tsx';

const useLines: UseLines = (values, doc = {}) => useQuotedLines({ ...doc, ...values });

export const Page = () => <EditPage useLines={useLines} />;
