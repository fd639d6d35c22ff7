/** By hand: leads in a pool are not documents of the list, they are masked until somebody claims one. */
import './pool.css';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type * as z from 'zod';
import { claimLead, listPooledLeads } from '../../../../shared/contracts/crm/lead-operations.ts';
import type { leadPool } from '../../../../shared/contracts/crm/lead-pool.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { LoadingPage } from '../../app/loading-page.tsx';
import { useNoun } from '../../kit/dispatch/use-noun.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { call } from '../../lib/call.ts';
import { agoText, decimalText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { loadSentences } from '../../lib/problem-text.ts';
import { ask, keys, refreshAll } from '../../lib/queries.ts';
import type { Search } from '../../lib/search-params.ts';
import { mayDo } from '../../lib/session.ts';

const texts = {
  title: { en: 'Pool', zh: '公海线索' },
  claim: { en: 'Claim', zh: '领取' },
  none: { en: 'No leads wait in this pool.', zh: '该线索池暂无待领取线索。' },
} as const;

type Pool = z.infer<(typeof leadPool)['document']>;
type Pooled = z.infer<(typeof listPooledLeads)['output']>['data'][number];

const usePools = () => {
  const { list } = useNoun('leadPool');
  const input = { limit: 100 };
  return useQuery({
    queryKey: keys.list('leadPool', input),
    queryFn: async ({ signal }) =>
      (await call(list as AnyOperation, input as never, { signal })).data as Pool[],
  });
};

const waiting = (id: string, limit: number) => ask(listPooledLeads, { id, limit }, ['lead']);

export function Page() {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const { data: pools, error } = usePools();
  const filled = useQueries({
    queries: (pools ?? []).map(({ id }) => waiting(id, 1)),
    combine: (answers) => pools?.[answers.findIndex(({ data }) => (data?.total ?? 0) > 0)],
  });
  if (error) return <ProblemBox error={error} />;
  if (!pools) return <LoadingPage />;
  const chosen = pools.find(({ id }) => id === search['pool']) ?? filled ?? pools[0];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
      </div>
      <div className="chips">
        {pools.map((pool) => (
          <PoolChip
            key={pool.id}
            pool={pool}
            on={pool === chosen}
            onChoose={() =>
              void navigate({ to: '.', search: { pool: pool.id } as never, replace: true })
            }
          />
        ))}
      </div>
      {chosen && <Leads key={chosen.id} pool={chosen} />}
    </div>
  );
}

interface ChipProps {
  pool: Pool;
  on: boolean;
  onChoose: () => void;
}

function PoolChip({ pool, on, onChoose }: ChipProps) {
  const { data } = useQuery(waiting(pool.id, 1));
  return (
    <button type="button" className="chip" data-on={on || undefined} onClick={onChoose}>
      <span>{pool.name}</span>
      {data && data.total > 0 && <span className="count">{decimalText(String(data.total))}</span>}
    </button>
  );
}

const MOST = 100;

function Leads({ pool }: { pool: Pool }) {
  const say = useSay();
  const navigate = useNavigate();
  const { data, error } = useQuery(waiting(pool.id, MOST));
  const [busy, setBusy] = useState<string>();
  const [refusal, setRefusal] = useState<unknown>();
  const claim = async (id: string) => {
    setBusy(id);
    setRefusal(undefined);
    try {
      await call(claimLead, { id });
      refreshAll();
      await navigate({ to: `/crm/leads/${id}` });
    } catch (failure) {
      await loadSentences();
      setRefusal(failure);
      refreshAll();
    }
    setBusy(undefined);
  };
  if (data?.data.length === 0) {
    return (
      <>
        <ProblemBox error={refusal} />
        <div className="empty">
          <p>{say(texts.none)}</p>
        </div>
      </>
    );
  }
  return (
    <>
      <ProblemBox error={error ?? refusal} />
      <ul className="pool" aria-busy={!data} onKeyDown={walk}>
        {data
          ? data.data.map((lead) => (
              <Waiting key={lead.id} lead={lead} busy={busy === lead.id} onClaim={claim} />
            ))
          : Array.from({ length: 6 }, (_, at) => (
              <li key={at} className="card" aria-hidden="true">
                <span className="bone" />
              </li>
            ))}
      </ul>
    </>
  );
}

interface WaitingProps {
  lead: Pooled;
  busy: boolean;
  onClaim: (id: string) => Promise<void>;
}

function Waiting({ lead, busy, onClaim }: WaitingProps) {
  const say = useSay();
  const facts = [lead.contactName, lead.phone, lead.email, lead.province, lead.source];
  return (
    <li className="card">
      <div>
        <strong>{lead.companyName}</strong>
        <p className="muted">{facts.filter(Boolean).join(' · ')}</p>
        {lead.requirement && <p className="pool-requirement">{lead.requirement}</p>}
      </div>
      <span className="caption">{agoText(lead.createdAt)}</span>
      {mayDo(claimLead.permission) && (
        <Button
          loading={busy}
          onClick={() => void onClaim(lead.id)}
          aria-label={`${say(texts.claim)} ${lead.companyName}`}
        >
          {say(texts.claim)}
        </Button>
      )}
    </li>
  );
}

/** The arrows go from lead to lead. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const next = buttons[buttons.indexOf(event.target as HTMLButtonElement) + step];
  event.preventDefault();
  next?.focus();
}
