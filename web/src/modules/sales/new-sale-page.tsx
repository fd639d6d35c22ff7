/** By hand: price, stock and promise stand beside each line while it is typed. */
import './sales.css';
import { useNounOfPage } from '../../kit/dispatch/use-noun.ts';
import { CreatePage } from '../../kit/record/create-page.tsx';
import type { UseLines } from '../../kit/record/form-body.tsx';
import { useQuotedLines } from './quoted-lines.tsx';
import { SaleTotals } from './sale-totals.tsx';

const useLines: UseLines = (values) => {
  const { create } = useNounOfPage();
  const extras = useQuotedLines(values);
  return { ...extras, foot: create && <SaleTotals operation={create} values={values} /> };
};

export const Page = () => <CreatePage useLines={useLines} />;
