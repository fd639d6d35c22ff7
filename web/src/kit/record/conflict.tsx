import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { useSay } from '../../lib/language.ts';
import type { Row } from '../../lib/row.ts';
import type { Values } from '../form/use-form.ts';
import { type Chosen, type Merged, mergeEdits } from './merge.ts';
import { SpotName, SpotValue } from './merge-words.tsx';

const texts = {
  happened: {
    en: 'Somebody else has saved this meanwhile. Nothing of yours is lost.',
    zh: '有人刚刚保存了同一记录。您填写的内容没有丢失。',
  },
  both: {
    en: 'Both of you changed these. Choose what shall stand.',
    zh: '以下内容双方都有改动，请选择保留哪一个。',
  },
  field: { en: 'Field', zh: '字段' },
  mine: { en: 'Mine', zh: '我的' },
  theirs: { en: 'Theirs', zh: '对方的' },
  merge: { en: 'Merge, then save again', zh: '合并后再保存' },
} as const;

interface Props {
  operation: AnyOperation;
  base: Row;
  theirs: Row | undefined;
  mine: Values;
  onCompare: () => Promise<void>;
  /** Theirs where they changed it, mine where I did, my choice for both. */
  onMerge: (merged: Merged) => void;
}

/** Two people have changed one document: where both changed the same, what shall stand. */
export function Conflict({ operation, base, theirs, mine, onCompare, onMerge }: Props) {
  const say = useSay();
  const [chosen, setChosen] = useState<Chosen>({});
  useEffect(() => void onCompare(), []);
  const merged = theirs && mergeEdits(operation, { base, theirs, mine }, chosen);
  const asks = merged !== undefined && merged.clashes.length > 0;
  useEffect(() => {
    if (merged && !asks) onMerge(merged);
  }, [theirs, asks]);
  if (!asks) {
    return (
      <div className="problem" role="alert">
        {say(texts.happened)}
      </div>
    );
  }
  return (
    <div className="conflict" role="alert">
      <p>{say(texts.happened)}</p>
      <p className="muted">{say(texts.both)}</p>
      <table className="small-table">
        <thead>
          <tr>
            <th>{say(texts.field)}</th>
            <th>{say(texts.mine)}</th>
            <th>{say(texts.theirs)}</th>
          </tr>
        </thead>
        <tbody>
          {merged.clashes.map((spot) => (
            <tr key={spot.path}>
              <th scope="row">
                <SpotName spot={spot} />
              </th>
              {(['mine', 'theirs'] as const).map((side) => (
                <td key={side}>
                  <label className="check">
                    <input
                      type="radio"
                      name={`conflict-${spot.path}`}
                      checked={(chosen[spot.path] ?? 'mine') === side}
                      onChange={() => setChosen({ ...chosen, [spot.path]: side })}
                    />
                    <span>
                      <SpotValue spot={spot} value={spot[side]} />
                    </span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button type="primary" onClick={() => onMerge(merged)}>
        {say(texts.merge)}
      </Button>
    </div>
  );
}
