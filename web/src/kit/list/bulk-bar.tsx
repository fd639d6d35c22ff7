import { Button } from 'antd';
import { useState } from 'react';
import { isOptional } from '../../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import type { Row } from '../../lib/row.ts';
import { mayDo } from '../../lib/session.ts';
import { offered } from '../actions.ts';
import { PrintMenu } from '../document/print-menu.tsx';
import { BulkDrawer } from './bulk-drawer.tsx';

const texts = {
  selected: { en: '{count} selected', zh: '已选 {count} 项' },
  close: { en: 'Close', zh: '关闭' },
} as const;

interface Props {
  contracts: NounContracts;
  rows: readonly Row[];
  onDone: () => void;
}

/** What can be done with all that is selected: commands that need nothing but the document. */
export function BulkBar({ contracts, rows, onDone }: Props) {
  const say = useSay();
  const [chosen, setChosen] = useState<AnyOperation>();
  const simple = [...contracts.actions, ...(contracts.archive ? [contracts.archive] : [])].filter(
    (one) => needsOnlyId(one) && mayDo(one.permission),
  );
  const fitting = simple.filter((one) => rows.every((row) => offered(one, row)));
  return (
    <>
      {rows.length > 0 && (
        <div className="bulk" role="toolbar">
          <span className="count">{say(texts.selected, { count: rows.length })}</span>
          <PrintMenu noun={contracts.noun.id} ids={rows.map(({ id }) => id)} />
          {fitting.map((operation) => (
            <Button key={operation.id} onClick={() => setChosen(operation)}>
              {say(operation.label)}
            </Button>
          ))}
          <Button type="text" onClick={onDone}>
            {say(texts.close)}
          </Button>
        </div>
      )}
      {chosen && (
        <BulkDrawer
          operation={chosen}
          noun={contracts.noun.id}
          rows={rows}
          onClose={() => setChosen(undefined)}
          onDone={onDone}
        />
      )}
    </>
  );
}

const needsOnlyId = ({ input }: AnyOperation): boolean =>
  Object.entries(input.shape).every(([name, field]) => name === 'id' || isOptional(field as never));
