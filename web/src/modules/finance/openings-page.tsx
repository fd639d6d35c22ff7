// By hand: the way from the old books into these, in the order in which it is gone.
import './finance.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { goLiveDifferences } from '../../../../shared/contracts/finance/finance-queries.ts';
import { goLive } from '../../../../shared/contracts/finance/ledger-operations.ts';
import { CommandDrawer } from '../../kit/command/command-drawer.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { Exceptions } from '../../kit/report/exceptions.tsx';
import { Verdict } from '../../kit/report/verdict.tsx';
import { usePageKeys } from '../../kit/use-page-keys.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';

const texts = {
  title: { en: 'Opening balances', zh: '期初余额' },
  import: { en: 'Import', zh: '导入' },
  look: { en: 'Look', zh: '查看' },
  check: { en: 'Do they agree?', zh: '核对' },
  ready: { en: 'All agrees. The books can go live.', zh: '期初数据一致，可以启用账套。' },
  differ: { en: 'Something differs still.', zh: '期初数据尚不一致。' },
} as const;

interface Step {
  target: string;
  label: Label;
  what: Label;
  look: string;
}

const steps: readonly Step[] = [
  {
    target: 'openingLedger',
    label: { en: 'Trial balance of the old books', zh: '旧账科目余额' },
    what: { en: 'Every account with its balance', zh: '每个科目的余额' },
    look: '/finance/trial-balance',
  },
  {
    target: 'openingReceivables',
    label: { en: 'What customers owe', zh: '期初应收' },
    what: { en: 'Open invoices and advances', zh: '未收发票与预收款' },
    look: '/finance/receivables',
  },
  {
    target: 'openingPayables',
    label: { en: 'What is owed to suppliers', zh: '期初应付' },
    what: { en: 'Open invoices and prepayments', zh: '未付发票与预付款' },
    look: '/finance/payables',
  },
  {
    target: 'openingStock',
    label: { en: 'Stock with its cost', zh: '期初库存' },
    what: { en: 'Quantity and unit cost by warehouse', zh: '各仓库的数量与单位成本' },
    look: '/inventory/stock-moves',
  },
];

export function Page() {
  const say = useSay();
  const [going, setGoing] = useState(false);
  const { data, error } = useQuery(ask(goLiveDifferences, {}));
  const may = mayDo(goLive.permission);
  usePageKeys({ 'ctrl+enter': may && !going && (() => setGoing(true)) });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        <span className="spacer" />
        {may && (
          <div className="document-actions">
            <Button
              type="primary"
              disabled={data?.ready !== true}
              onClick={() => setGoing(true)}
              title="Ctrl+Enter"
            >
              {say(goLive.label)}
            </Button>
          </div>
        )}
      </div>
      <div className="stack">
        <ol className="card steps">
          {steps.map(({ target, label, what, look }, index) => (
            <li key={target}>
              <span className="step-number">{index + 1}</span>
              <span>
                {say(label)}
                <span className="caption"> {say(what)}</span>
              </span>
              <span className="row">
                <Link to={look}>{say(texts.look)}</Link>
                <Link to={`/finance/import/${target}`}>{say(texts.import)}</Link>
              </span>
            </li>
          ))}
        </ol>
        <section className="stack-part">
          <h2>{say(texts.check)}</h2>
          <ProblemBox error={error} />
          {data && (
            <div className="card checklist-box">
              <Verdict ok={data.ready}>{say(data.ready ? texts.ready : texts.differ)}</Verdict>
              <Exceptions rows={data.differences} />
            </div>
          )}
        </section>
      </div>
      {going && (
        <CommandDrawer
          operation={goLive}
          given={{}}
          onClose={() => setGoing(false)}
          onDone={() => setGoing(false)}
        />
      )}
    </div>
  );
}
