import { catalogue } from 'virtual:catalogue';
import { notFound, useParams } from '@tanstack/react-router';
import { ImportFlow } from './import-flow.tsx';

/** Where the import of what is no noun comes from. */
const openings = {
  path: '/finance/openings',
  label: { en: 'Opening balances', zh: '期初余额' },
} as const;

/** Rows of a file become what no list of its own shows: balances of the books before. */
export function Page() {
  const { target } = useParams({ strict: false }) as { target: string };
  const found = catalogue.imports.find(({ id }) => id === target);
  if (!found) throw notFound();
  return <ImportFlow target={target} label={found.label} back={openings} />;
}
