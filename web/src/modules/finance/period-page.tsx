// By hand: a month is closed along its checklist, each open point with the documents behind it.
import './finance.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { closingChecklist } from '../../../../shared/contracts/finance/finance-queries.ts';
import { CrashPage } from '../../app/crash-page.tsx';
import { LoadingPage } from '../../app/loading-page.tsx';
import { Attachments } from '../../kit/attachments/attachments.tsx';
import { useIdOfPage, useNounOfPage } from '../../kit/dispatch/use-noun.ts';
import { DocumentActions } from '../../kit/document/document-actions.tsx';
import { DocumentHead } from '../../kit/document/document-head.tsx';
import { HeaderFields } from '../../kit/document/header-fields.tsx';
import { Timeline } from '../../kit/document/timeline.tsx';
import { documentQuery } from '../../kit/document/use-document.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { Exceptions } from '../../kit/report/exceptions.tsx';
import { Verdict } from '../../kit/report/verdict.tsx';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { MonthEndCosts } from './month-end-costs.tsx';

const texts = {
  checklist: { en: 'Closing checklist', zh: '结账检查' },
  ready: { en: 'Ready to lock', zh: '可以结账' },
  open: { en: '{count} {count:point is|points are} open', zh: '还有 {count} 项未完成' },
  one: { en: 'One point is open', zh: '还有 1 项未完成' },
  trial: { en: 'Trial balance of this period', zh: '本期科目余额表' },
  vouchers: { en: 'Vouchers of this period', zh: '本期凭证' },
  look: { en: 'Look', zh: '查看' },
} as const;

export function Page() {
  const say = useSay();
  const contracts = useNounOfPage();
  const id = useIdOfPage();
  const { data: doc, error } = useQuery(documentQuery(contracts, id));
  if (error) return <CrashPage error={error} />;
  if (!doc) return <LoadingPage />;
  const code = String(doc['code']);
  return (
    <div className="page">
      <DocumentHead
        noun={contracts.noun}
        doc={doc}
        actions={<DocumentActions contracts={contracts} doc={doc} />}
      />
      <div className="document">
        <div className="document-main">
          <HeaderFields noun={contracts.noun} doc={doc} />
          <MonthEndCosts period={code} />
          <Checklist id={id} />
        </div>
        <aside className="document-side">
          <section className="card side-card">
            <h2>{say(texts.look)}</h2>
            <p>
              <Link to="/finance/trial-balance" search={{ period: code } as never}>
                {say(texts.trial)}
              </Link>
            </p>
            <p>
              <Link to="/finance/journals" search={{ period: code } as never}>
                {say(texts.vouchers)}
              </Link>
            </p>
          </section>
          <Attachments noun="period" targetId={id} />
          <Timeline contracts={contracts} id={id} onLookAt={() => undefined} />
        </aside>
      </div>
    </div>
  );
}

function Checklist({ id }: { id: string }) {
  const say = useSay();
  const { data, error } = useQuery(ask(closingChecklist, { id }));
  const open = data?.checks.filter(({ ok }) => !ok).length ?? 0;
  return (
    <section className="stack-part" aria-busy={!data && !error}>
      <div className="row">
        <h2>{say(texts.checklist)}</h2>
        {data && (
          <Verdict ok={data.ready}>
            {say(data.ready ? texts.ready : open === 1 ? texts.one : texts.open, { count: open })}
          </Verdict>
        )}
      </div>
      <ProblemBox error={error} />
      <ul className="card checklist">
        {data?.checks.map(({ id: check, label, ok, count, exceptions }) => (
          <li key={check}>
            <Verdict ok={ok}>
              <span>
                {say(label)}
                {!ok && count > 0 && <span className="count"> {count}</span>}
              </span>
            </Verdict>
            <Exceptions rows={exceptions} />
          </li>
        ))}
      </ul>
    </section>
  );
}
