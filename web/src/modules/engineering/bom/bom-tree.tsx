import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { explodeBom } from '../../../../../shared/contracts/engineering/structure-queries.ts';
import { TitleLink } from '../../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { decimalText, rateText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { ask } from '../../../lib/queries.ts';
import './bom.css';
import { visibleRows, withBranches } from './visible-rows.ts';

const texts = {
  title: { en: 'Structure', zh: '多级结构' },
  component: { en: 'Component', zh: '子件' },
  level: { en: 'Level', zh: '层级' },
  quantity: { en: 'For one', zh: '单台用量' },
  loss: { en: 'Loss', zh: '损耗率' },
  kind: { en: 'Kind', zh: '类型' },
  made: { en: 'made', zh: '自制' },
  bought: { en: 'bought', zh: '外购' },
  phantom: { en: 'phantom', zh: '虚拟件' },
  open: { en: 'Open', zh: '展开' },
  close: { en: 'Close', zh: '收起' },
} as const;

/** What one of a product takes, level by level; rows open and close by mouse and arrows. */
export function BomTree({ itemId }: { itemId: string }) {
  const say = useSay();
  const { data, error } = useQuery(ask(explodeBom, { itemId, quantity: '1' }, ['bom']));
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  if (error) return <ProblemBox error={error} />;
  if (!data) return <div className="card bones" aria-busy="true" />;
  const branches = withBranches(data.lines);
  const toggle = (path: string, close = !closed.has(path)) => {
    const next = new Set(closed);
    if (close) next.add(path);
    else next.delete(path);
    setClosed(next);
  };
  const onKeyDown = (event: KeyboardEvent, path: string) => {
    if (event.key === 'ArrowRight') toggle(path, false);
    else if (event.key === 'ArrowLeft') toggle(path, true);
    else return;
    event.preventDefault();
  };
  return (
    <section className="card document-lines">
      <h2>{say(texts.title)}</h2>
      <div className="lines-scroll" tabIndex={0} role="region" aria-label={say(texts.title)}>
        <table className="table lines-table bom-table">
          <thead>
            <tr>
              <th>{say(texts.component)}</th>
              <th className="num">{say(texts.level)}</th>
              <th className="num">{say(texts.quantity)}</th>
              <th className="num">{say(texts.loss)}</th>
              <th>{say(texts.kind)}</th>
            </tr>
          </thead>
          <tbody>
            {visibleRows(data.lines, closed).map((line) => (
              <tr key={line.path}>
                <td style={{ paddingLeft: 16 + (line.level - 1) * 20 }}>
                  {branches.has(line.path) ? (
                    <button
                      type="button"
                      className="bom-toggle"
                      aria-expanded={!closed.has(line.path)}
                      aria-label={`${say(closed.has(line.path) ? texts.open : texts.close)} ${line.code}`}
                      onClick={() => toggle(line.path)}
                      onKeyDown={(event) => onKeyDown(event, line.path)}
                    >
                      {closed.has(line.path) ? '+' : '−'}
                    </button>
                  ) : (
                    <span className="bom-toggle" />
                  )}
                  <TitleLink noun="item" id={line.itemId} />
                </td>
                <td className="num">{line.level}</td>
                <td className="num">{decimalText(line.quantity)}</td>
                <td className="num">{line.loss ? rateText(line.loss) : ''}</td>
                <td>{say(line.phantom ? texts.phantom : line.made ? texts.made : texts.bought)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
