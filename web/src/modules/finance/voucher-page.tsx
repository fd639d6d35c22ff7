// By hand: a voucher looks like one: memo, account with its name, both sides, and their total.
import './finance.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type journal, journalKinds } from '../../../../shared/contracts/finance/journal.ts';
import { sourceNames } from '../../../../shared/contracts/finance/source-names.ts';
import type { Doc } from '../../../../shared/contracts/noun.ts';
import { CrashPage } from '../../app/crash-page.tsx';
import { LoadingPage } from '../../app/loading-page.tsx';
import { Attachments } from '../../kit/attachments/attachments.tsx';
import { useIdOfPage, useNounOfPage } from '../../kit/dispatch/use-noun.ts';
import { AsOfBanner } from '../../kit/document/as-of-banner.tsx';
import { DocumentActions } from '../../kit/document/document-actions.tsx';
import { Timeline } from '../../kit/document/timeline.tsx';
import { documentQuery } from '../../kit/document/use-document.ts';
import { pathTo, TitleLink } from '../../kit/fields/title-text.tsx';
import { call } from '../../lib/call.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { dateText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { pluralOf } from '../../lib/plural.ts';
import { keys } from '../../lib/queries.ts';
import type { Search } from '../../lib/search-params.ts';
import { VoucherLines } from './voucher-lines.tsx';
import { voucherName } from './voucher-name.ts';

type Voucher = Doc<typeof journal>;

const texts = {
  unnumbered: { en: 'Voucher without a number yet', zh: '未编号凭证' },
  date: { en: 'Date', zh: '日期' },
  period: { en: 'Period', zh: '期间' },
  kind: { en: 'Kind', zh: '类型' },
  source: { en: 'Made by', zh: '来源单据' },
  reverses: { en: 'Reverses', zh: '冲销' },
  reversed: { en: 'Reversed by', zh: '已被冲销' },
} as const;

export function Page() {
  const say = useSay();
  const contracts = useNounOfPage();
  const id = useIdOfPage();
  const { asOf } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const { data, error } = useQuery(documentQuery(contracts, id, asOf));
  const reversal = useReversal(contracts, id);
  if (error) return <CrashPage error={error} />;
  if (!data) return <LoadingPage />;
  const doc = data as unknown as Voucher;
  const lookAt = (moment: string | undefined) =>
    void navigate({ to: '.', search: { asOf: moment } as never });
  const mayReverse = ['manual', 'closing'].includes(doc.kind) && !reversal;
  return (
    <div className="page">
      <nav className="crumbs">
        <Link to="/finance/journals">{say(pluralOf(contracts.noun.label))}</Link>
      </nav>
      <div className="page-head">
        <h1>
          {voucherName(doc) ?? say(texts.unnumbered)}
          <span className="title-name"> {doc.memo}</span>
        </h1>
        <span className="spacer" />
        {asOf === undefined && (
          <DocumentActions
            contracts={contracts}
            doc={data}
            without={mayReverse ? [] : ['finance.reverseJournal']}
          />
        )}
      </div>
      {asOf && <AsOfBanner asOf={asOf} onNow={() => lookAt(undefined)} />}
      <div className="document">
        <div className="document-main">
          <Head doc={doc} reversal={reversal} />
          <VoucherLines doc={doc} />
        </div>
        <aside className="document-side">
          {asOf === undefined && <Attachments noun="journal" targetId={id} />}
          <Timeline contracts={contracts} id={id} onLookAt={lookAt} />
        </aside>
      </div>
    </div>
  );
}

/** The voucher that takes this one back, if there is one. */
function useReversal({ list }: NounContracts, id: string): Voucher | undefined {
  const input = { filter: { reverses: { in: id } }, limit: 1 };
  const { data } = useQuery({
    queryKey: keys.list('journal', input),
    queryFn: async ({ signal }) =>
      (await call(list, input as never, { signal })) as { data: Voucher[] },
  });
  return data?.data[0];
}

function Head({ doc, reversal }: { doc: Voucher; reversal: Voucher | undefined }) {
  const say = useSay();
  const { noun, id, number } = doc.source;
  const path = noun === 'journal' ? undefined : pathTo(noun, id);
  const source = `${say(sourceNames[noun]) || noun} ${number ?? ''}`.trim();
  const facts = [
    [texts.date, dateText(doc.date)],
    [texts.period, doc.period],
    [texts.kind, say(journalKinds[doc.kind])],
    [texts.source, path ? <Link to={path}>{source}</Link> : noun !== 'journal' && source],
    [texts.reverses, doc.reverses && <TitleLink noun="journal" id={doc.reverses} />],
    [texts.reversed, reversal && <TitleLink noun="journal" id={reversal.id} />],
  ] as const;
  return (
    <div className="card document-header">
      <dl className="facts">
        {facts
          .filter(([, shown]) => shown)
          .map(([label, shown]) => (
            <div key={label.en} className="fact">
              <dt>{say(label)}</dt>
              <dd>{shown}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
