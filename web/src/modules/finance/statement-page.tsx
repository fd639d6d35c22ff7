import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { exportStatement } from '../../../../shared/contracts/finance/statement-queries.ts';
import type { Input } from '../../../../shared/contracts/operation.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { Verdict } from '../../kit/report/verdict.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { call } from '../../lib/call.ts';
import { useSay } from '../../lib/language.ts';
import { saveText } from '../../lib/save-file.ts';
import { mayDo, useCompany } from '../../lib/session.ts';
import { PeriodChoice } from './period-choice.tsx';

const texts = {
  print: { en: 'Print', zh: '打印' },
  export: { en: 'Export', zh: '导出' },
  unit: { en: 'in {currency}', zh: '单位：{currency}' },
  yuan: { en: 'in CNY', zh: '单位：元' },
  none: { en: 'Nothing was posted up to this period.', zh: '截至该期间还没有记账。' },
  strays: {
    en: 'No line of the form takes these accounts; they are counted with other items: {codes}.',
    zh: '以下科目在报表中没有对应项目，暂列入其他项目：{codes}。',
  },
} as const;

interface Props {
  statement: Input<typeof exportStatement>['statement'];
  title: Label;
  period: string;
  /** Undefined while it is asked for. */
  answer: { currency: string; strays: readonly string[]; days: string } | undefined;
  verdict: { ok: boolean; label: Label } | undefined;
  empty: boolean;
  error: unknown;
  children: ReactNode;
}

/** What all statements have around their rows: period, export, and the head that is printed. */
export function StatementPage(props: Props) {
  const { statement, title, period, answer, verdict, empty, error, children } = props;
  const say = useSay();
  const company = useCompany();
  const [, change] = useAddress();
  const [failure, setFailure] = useState<unknown>();
  const save = async () => {
    setFailure(undefined);
    try {
      const text = await call(exportStatement, { statement, period });
      saveText(`${say(title)} ${period}.csv`, text, 'text/csv');
    } catch (problem) {
      setFailure(problem);
    }
  };
  return (
    <div className="page statement-page">
      <div className="page-head">
        <h1>{say(title)}</h1>
        <span className="spacer" />
        {verdict && <Verdict ok={verdict.ok}>{say(verdict.label)}</Verdict>}
        <div className="document-actions">
          {mayDo('export.read') && <Button onClick={() => void save()}>{say(texts.export)}</Button>}
          <Button onClick={() => window.print()} title="Ctrl+P">
            {say(texts.print)}
          </Button>
        </div>
      </div>
      <div className="report-bar">
        <PeriodChoice value={period} onChange={(code) => change({ period: code })} />
      </div>
      <ProblemBox error={error ?? failure} />
      {answer && (
        <p className="statement-head caption">
          <span>{company?.name}</span>
          <span>{answer.days}</span>
          <span>
            {say(answer.currency === 'CNY' ? texts.yuan : texts.unit, {
              currency: answer.currency,
            })}
          </span>
        </p>
      )}
      {answer && answer.strays.length > 0 && (
        <p className="field-error" role="alert">
          {say(texts.strays, { codes: answer.strays.join(', ') })}
        </p>
      )}
      {empty ? (
        <div className="empty">
          <p>{say(texts.none)}</p>
        </div>
      ) : (
        children
      )}
    </div>
  );
}
