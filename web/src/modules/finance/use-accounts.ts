import { useQuery } from '@tanstack/react-query';
import type { account } from '../../../../shared/contracts/finance/account.ts';
import type { Doc } from '../../../../shared/contracts/noun.ts';
import { call } from '../../lib/call.ts';
import { loadNoun } from '../../lib/contracts.ts';
import { useLanguage } from '../../lib/language.ts';
import { keys } from '../../lib/queries.ts';

export type Account = Doc<typeof account>;

const PAGE = 500;

/** The whole chart: a few hundred accounts, asked for once. */
export function useAccounts() {
  return useQuery({
    queryKey: keys.list('account', 'chart'),
    queryFn: async ({ signal }) => {
      const { list } = await loadNoun('account');
      const found: Account[] = [];
      let cursor: string | undefined;
      do {
        const page = (await call(
          list,
          { limit: PAGE, sort: 'code', archived: true, ...(cursor && { cursor }) } as never,
          { signal },
        )) as { data: Account[]; nextCursor?: string };
        found.push(...page.data);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return found;
    },
  });
}

type Named = Pick<Account, 'name' | 'nameEn'>;

/** What an account is called in the reader's language. */
export function useAccountName(): (code: string) => string {
  const zh = useLanguage() !== 'en';
  const { data } = useAccounts();
  return (code) => {
    const found = data?.find((one) => one.code === code);
    return found ? accountName(found, zh) : '';
  };
}

export const accountName = ({ name, nameEn }: Named, zh: boolean): string =>
  zh ? name : (nameEn ?? name);
