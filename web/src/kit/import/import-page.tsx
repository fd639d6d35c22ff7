import { pluralOf } from '../../lib/plural.ts';
import { useNounOfPage } from '../dispatch/use-noun.ts';
import { ImportFlow } from './import-flow.tsx';

/** Rows of a file become documents of the noun that the address names. */
export function Page() {
  const { noun } = useNounOfPage();
  const back = { path: `/${noun.module}/${noun.plural}`, label: pluralOf(noun.label) };
  return <ImportFlow target={noun.id} label={noun.label} back={back} />;
}
