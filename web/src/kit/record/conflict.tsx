import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type * as z from 'zod';
import { fieldMeta } from '../../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { useSay } from '../../lib/language.ts';
import type { Row } from '../../lib/titles.ts';
import { cleaned } from '../form/paths.ts';
import type { Values } from '../form/use-form.ts';
import { Cell } from '../list/cell.tsx';
import { fieldsFrom } from './changes.ts';

const texts = {
  happened: {
    en: 'Somebody else has saved this meanwhile. Nothing of yours is lost.',
    zh: '有人刚刚保存了同一记录。您填写的内容没有丢失。',
  },
  both: {
    en: 'Both of you changed these. Choose what shall stand.',
    zh: '以下字段双方都有改动，请选择保留哪一个。',
  },
  none: {
    en: 'You changed different fields. Both can stand.',
    zh: '双方改动的字段不同，可以同时保留。',
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
  /** The values for the form: theirs where they changed it, mine where I did, my choice for both. */
  onMerge: (values: Values) => void;
}

const text = (value: unknown): string => JSON.stringify(cleaned(value)) ?? '';

/** Two people have changed one document: who changed which field, and what shall stand. */
export function Conflict({ operation, base, theirs, mine, onCompare, onMerge }: Props) {
  const say = useSay();
  const [chosen, setChosen] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  useEffect(() => void onCompare(), []);
  if (!theirs) {
    return (
      <div className="problem" role="alert">
        {say(texts.happened)}
      </div>
    );
  }
  const before = fieldsFrom(operation, base);
  const now = fieldsFrom(operation, theirs);
  const fields = Object.keys(operation.input.shape).filter((name) => name !== 'id');
  const theirFields = fields.filter((name) => text(before[name]) !== text(now[name]));
  const both = theirFields.filter(
    (name) => text(before[name]) !== text(mine[name]) && text(now[name]) !== text(mine[name]),
  );
  const merge = () => {
    const taken = theirFields.filter((name) => !both.includes(name) || chosen[name] === 'theirs');
    onMerge(Object.fromEntries(taken.map((name) => [name, now[name]])));
  };
  return (
    <div className="conflict" role="alert">
      <p>{say(texts.happened)}</p>
      <p className="muted">{say(both.length > 0 ? texts.both : texts.none)}</p>
      {both.length > 0 && (
        <table className="small-table">
          <thead>
            <tr>
              <th>{say(texts.field)}</th>
              <th>{say(texts.mine)}</th>
              <th>{say(texts.theirs)}</th>
            </tr>
          </thead>
          <tbody>
            {both.map((name) => {
              const meta = fieldMeta(operation.input.shape[name] as z.ZodType);
              return (
                <tr key={name}>
                  <th scope="row">{say(meta.label) || name}</th>
                  {(['mine', 'theirs'] as const).map((side) => (
                    <td key={side}>
                      <label className="check">
                        <input
                          type="radio"
                          name={`conflict-${name}`}
                          checked={(chosen[name] ?? 'mine') === side}
                          onChange={() => setChosen({ ...chosen, [name]: side })}
                        />
                        <span>
                          <Cell
                            value={(side === 'mine' ? mine : now)[name]}
                            meta={meta}
                            field={name}
                          />
                        </span>
                      </label>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <Button type="primary" onClick={merge}>
        {say(texts.merge)}
      </Button>
    </div>
  );
}
