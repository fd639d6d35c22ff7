/** By hand: what waits in a pool is in no list, it is masked until somebody claims it. */
import './pool.css';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type * as z from 'zod';
import {
  claimCustomer,
  listPooledCustomers,
} from '../../../../shared/contracts/crm/customer-operations.ts';
import { claimLead, listPooledLeads } from '../../../../shared/contracts/crm/lead-operations.ts';
import type { leadPool } from '../../../../shared/contracts/crm/lead-pool.ts';
import type { Label } from '../../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { LoadingPage } from '../../app/loading-page.tsx';
import { Chip } from '../../kit/chip.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { call } from '../../lib/call.ts';
import { useNoun } from '../../lib/contracts.ts';
import { agoText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { loadSentences } from '../../lib/problem-text.ts';
import { ask, keys, refreshAll } from '../../lib/queries.ts';
import type { Search } from '../../lib/search-params.ts';
import { mayDo } from '../../lib/session.ts';

const texts = {
  title: { en: 'Pool', zh: '公海' },
  leads: { en: 'Leads', zh: '线索' },
  customers: { en: 'Customers', zh: '客户' },
  claim: { en: 'Claim', zh: '领取' },
  noLeads: { en: 'No leads wait in this pool.', zh: '该公海暂无待领取线索。' },
  noCustomers: { en: 'No customers wait in this pool.', zh: '该公海暂无待领取客户。' },
} as const;

type Pool = z.infer<(typeof leadPool)['document']>;
type PooledLead = z.infer<(typeof listPooledLeads)['output']>['data'][number];
type PooledCustomer = z.infer<(typeof listPooledCustomers)['output']>['data'][number];

/** What a row says, whichever kind it is of. */
interface Shown {
  id: string;
  title: string;
  facts: readonly (string | undefined)[];
  more?: string | undefined;
  since: string;
}

const shownLead = (lead: PooledLead): Shown => ({
  id: lead.id,
  title: lead.companyName,
  facts: [lead.contactName, lead.phone, lead.email, lead.province, lead.source],
  more: lead.requirement,
  since: lead.createdAt,
});

const shownCustomer = (customer: PooledCustomer): Shown => ({
  id: customer.id,
  title: customer.name,
  facts: [customer.code, customer.contactName, customer.phone, customer.region],
  since: customer.lastContactAt ?? customer.createdAt,
});

const usePools = () => {
  const { list } = useNoun('leadPool');
  const input = { limit: 100 };
  return useQuery({
    queryKey: keys.list('leadPool', input),
    queryFn: async ({ signal }) =>
      (await call(list as AnyOperation, input as never, { signal })).data as Pool[],
  });
};

const leads = (id: string, limit: number) => ask(listPooledLeads, { id, limit }, ['lead']);
const customers = (id: string, limit: number) =>
  ask(listPooledCustomers, { id, limit }, ['customer']);

/** How many leads and customers wait in each pool; undefined until all have answered. */
const useCounts = (pools: readonly Pool[]): readonly number[] | undefined =>
  useQueries({
    queries: pools.flatMap(({ id }) => [leads(id, 1), customers(id, 1)]),
    combine: (answers) => {
      if (answers.some(({ isPending }) => isPending)) return undefined;
      const totals = answers.map(({ data }) => data?.total ?? 0);
      return pools.map((_, at) => (totals[2 * at] ?? 0) + (totals[2 * at + 1] ?? 0));
    },
  });

export function Page() {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const { data: pools, error } = usePools();
  const counts = useCounts(pools ?? []);
  if (error) return <ProblemBox error={error} />;
  if (!pools) return <LoadingPage />;
  // Which pool opens by itself is known when all are counted.
  const filled = counts && (pools.find((_, at) => (counts[at] ?? 0) > 0) ?? pools[0]);
  const chosen = pools.find(({ id }) => id === search['pool']) ?? filled;
  return (
    <div className="page" aria-busy={counts === undefined || undefined}>
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
      </div>
      <div className="chips">
        {pools.map((pool, at) => (
          <Chip
            key={pool.id}
            on={pool === chosen}
            count={counts?.[at] || undefined}
            onChoose={() =>
              void navigate({ to: '.', search: { pool: pool.id } as never, replace: true })
            }
          >
            {pool.name}
          </Chip>
        ))}
      </div>
      {chosen && <Contents key={chosen.id} pool={chosen} />}
    </div>
  );
}

const MOST = 100;

function Contents({ pool }: { pool: Pool }) {
  const lead = useQuery(leads(pool.id, MOST));
  const customer = useQuery(customers(pool.id, MOST));
  return (
    <>
      <Section
        title={texts.leads}
        none={texts.noLeads}
        rows={lead.data?.data.map(shownLead)}
        error={lead.error}
        claim={claimLead}
        path="/crm/leads"
      />
      <Section
        title={texts.customers}
        none={texts.noCustomers}
        rows={customer.data?.data.map(shownCustomer)}
        error={customer.error}
        claim={claimCustomer}
        path="/masterdata/customers"
      />
    </>
  );
}

interface SectionProps {
  title: Label;
  none: Label;
  rows: readonly Shown[] | undefined;
  error: unknown;
  claim: AnyOperation;
  /** Where what was claimed is shown. */
  path: string;
}

function Section({ title, none, rows, error, claim, path }: SectionProps) {
  const say = useSay();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<string>();
  const [refusal, setRefusal] = useState<unknown>();
  const take = async (id: string) => {
    setBusy(id);
    setRefusal(undefined);
    try {
      await call(claim, { id } as never);
      refreshAll();
      await navigate({ to: `${path}/${id}` });
    } catch (failure) {
      await loadSentences();
      setRefusal(failure);
      refreshAll();
    }
    setBusy(undefined);
  };
  return (
    <section aria-label={say(title)}>
      <h2>{say(title)}</h2>
      <ProblemBox error={error ?? refusal} />
      {rows?.length === 0 ? (
        <p className="muted">{say(none)}</p>
      ) : (
        <ul className="pool" aria-busy={!rows} onKeyDown={walk}>
          {rows
            ? rows.map((row) => (
                <Waiting
                  key={row.id}
                  row={row}
                  busy={busy === row.id}
                  onClaim={mayDo(claim.permission) ? take : undefined}
                />
              ))
            : Array.from({ length: 6 }, (_, at) => (
                <li key={at} className="card" aria-hidden="true">
                  <span className="bone" />
                </li>
              ))}
        </ul>
      )}
    </section>
  );
}

interface WaitingProps {
  row: Shown;
  busy: boolean;
  onClaim: ((id: string) => Promise<void>) | undefined;
}

function Waiting({ row, busy, onClaim }: WaitingProps) {
  const say = useSay();
  return (
    <li className="card">
      <div>
        <strong>{row.title}</strong>
        <p className="muted">{row.facts.filter(Boolean).join(' · ')}</p>
        {row.more && <p className="pool-requirement">{row.more}</p>}
      </div>
      <span className="caption">{agoText(row.since)}</span>
      {onClaim && (
        <Button
          loading={busy}
          onClick={() => void onClaim(row.id)}
          aria-label={`${say(texts.claim)} ${row.title}`}
        >
          {say(texts.claim)}
        </Button>
      )}
    </li>
  );
}

/** The arrows go from row to row. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const next = buttons[buttons.indexOf(event.target as HTMLButtonElement) + step];
  event.preventDefault();
  next?.focus();
}
