import { Button } from 'antd';
import { useState } from 'react';
import { isOptional } from '../../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { call } from '../../lib/call.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { loadSentences, problemText } from '../../lib/problem-text.ts';
import { refreshAll } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';
import { type Row, titleOf } from '../../lib/titles.ts';
import { offered } from '../actions.ts';
import { PrintMenu } from '../document/print-menu.tsx';

const texts = {
  selected: { en: '{count} selected', zh: '已选 {count} 项' },
  doing: { en: '{done} of {count}', zh: '{done}／{count}' },
  done: { en: '{done} done, {failed} refused', zh: '完成 {done} 项，{failed} 项未成功' },
  close: { en: 'Close', zh: '关闭' },
} as const;

interface Refused {
  what: string;
  why: string;
}

interface Props {
  contracts: NounContracts;
  rows: readonly Row[];
  onDone: () => void;
}

/** What can be done with all that is selected: commands that need nothing but the document. */
export function BulkBar({ contracts, rows, onDone }: Props) {
  const say = useSay();
  const [progress, setProgress] = useState<number>();
  const [refused, setRefused] = useState<readonly Refused[]>();
  const simple = [...contracts.actions, ...(contracts.archive ? [contracts.archive] : [])].filter(
    (one) => needsOnlyId(one) && mayDo(one.permission),
  );
  const fitting = simple.filter((one) => rows.every((row) => offered(one, row)));
  const run = async (operation: AnyOperation) => {
    const failures: Refused[] = [];
    for (const [index, row] of rows.entries()) {
      setProgress(index);
      try {
        await call(operation, { id: row.id } as never);
      } catch (error) {
        await loadSentences();
        failures.push({ what: titleOf(contracts.noun.id, row).code, why: problemText(error) });
      }
    }
    refreshAll();
    setProgress(undefined);
    if (failures.length === 0) onDone();
    else setRefused(failures);
  };
  if (refused) {
    const done = rows.length - refused.length;
    return (
      <div className="bulk" role="alert">
        <div>
          <p>{say(texts.done, { done, failed: refused.length })}</p>
          {refused.slice(0, 8).map(({ what, why }) => (
            <p key={what} className="field-error">
              {what}: {why}
            </p>
          ))}
        </div>
        <Button onClick={onDone}>{say(texts.close)}</Button>
      </div>
    );
  }
  return (
    <div className="bulk" role="toolbar">
      <span className="count">
        {progress === undefined
          ? say(texts.selected, { count: rows.length })
          : say(texts.doing, { done: progress + 1, count: rows.length })}
      </span>
      <PrintMenu noun={contracts.noun.id} ids={rows.map(({ id }) => id)} />
      {fitting.map((operation) => (
        <Button
          key={operation.id}
          disabled={progress !== undefined}
          onClick={() => void run(operation)}
        >
          {say(operation.label)}
        </Button>
      ))}
      <Button type="text" onClick={onDone}>
        {say(texts.close)}
      </Button>
    </div>
  );
}

const needsOnlyId = ({ input }: AnyOperation): boolean =>
  Object.entries(input.shape).every(([name, field]) => name === 'id' || isOptional(field as never));
