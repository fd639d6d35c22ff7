import { useParams } from '@tanstack/react-router';
import { nounAt } from '../../lib/contracts.ts';
import { ListPage } from '../list/list-page.tsx';
import { SettingsPage } from '../record/settings-page.tsx';
import { Override } from './override.tsx';
import type { NounParams } from './use-noun.ts';

/** A list, or the one document of a noun that there is one of. */
export function Page() {
  const { module, plural } = useParams({ strict: false }) as unknown as NounParams;
  const single = nounAt(module, plural)?.single;
  return <Override kind="list" automatic={single ? SettingsPage : ListPage} />;
}
