// By hand: the balance as a line over the rows that make it.
import './inventory.css';
import '../../kit/workbench/workbench.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type * as z from 'zod';
import { itemAvailability } from '../../../../shared/contracts/inventory/stock-queries.ts';
import { flowKinds } from '../../../../shared/contracts/planning/promise-choices.ts';
import { itemSupplyDemand } from '../../../../shared/contracts/planning/promise-operations.ts';
import { Combo } from '../../kit/fields/combo.tsx';
import { pathTo, TitleLink } from '../../kit/fields/title-text.tsx';
import { useOptions } from '../../kit/fields/use-options.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { dateText, decimalText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { titleText, useTitle } from '../../lib/titles.ts';
import { balanceSteps, stepsPath } from './balance-steps.ts';

const texts = {
  title: { en: 'Supply and demand', zh: '供需平衡' },
  item: { en: 'Item', zh: '物料' },
  choose: { en: 'Choose an item.', zh: '请选择物料。' },
  stock: { en: 'Stock by warehouse', zh: '分仓库存' },
  warehouse: { en: 'Warehouse', zh: '仓库' },
  onHand: { en: 'On hand', zh: '现存量' },
  reserved: { en: 'Reserved', zh: '预留量' },
  available: { en: 'Available', zh: '可用量' },
  expired: { en: 'Expired', zh: '已过期' },
  date: { en: 'Date', zh: '日期' },
  what: { en: 'What', zh: '类型' },
  document: { en: 'Document', zh: '单据' },
  quantity: { en: 'Quantity', zh: '数量' },
  balance: { en: 'Balance', zh: '结余' },
  overdue: { en: 'overdue', zh: '逾期' },
  short: { en: 'Short from {date} on', zh: '{date} 起短缺' },
  fits: { en: 'It always suffices.', zh: '始终够用。' },
  safety: { en: 'Safety stock {quantity}', zh: '安全库存 {quantity}' },
} as const;

const about = ['salesOrder', 'purchaseOrder', 'workOrder', 'stockMove', 'reservation'];

export function Page() {
  const say = useSay();
  const [search, setSearch] = useAddress();
  const item = search['id'];
  const [typed, setTyped] = useState('');
  const { options, loading, find } = useOptions('item', typed, true);
  const title = useTitle('item', item);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
      </div>
      <div className="flow-item">
        <Combo
          label={say(texts.item)}
          placeholder={say(texts.item)}
          value={item}
          shown={title ? titleText(title) : ''}
          options={options}
          loading={loading}
          find={find}
          autoFocus={item === undefined}
          onSearch={setTyped}
          onChange={(id) => setSearch({ id })}
        />
      </div>
      {item ? (
        <div className="document">
          <Flows item={item} />
          <Shelves item={item} />
        </div>
      ) : (
        <div className="empty">{say(texts.choose)}</div>
      )}
    </div>
  );
}

type Answer = z.infer<typeof itemSupplyDemand.output>;

function Flows({ item }: { item: string }) {
  const say = useSay();
  const { data, error } = useQuery(ask(itemSupplyDemand, { id: item }, about));
  if (error) return <ProblemBox error={error} />;
  if (!data) return <div className="panel bones" aria-busy="true" />;
  return (
    <div className="document-main">
      <section className="panel">
        <p>
          <span className="state" data-tone={data.shortOn ? 'bad' : 'ok'}>
            {data.shortOn ? say(texts.short, { date: dateText(data.shortOn) }) : say(texts.fits)}
          </span>
          <span className="caption">
            {' '}
            {say(texts.safety, { quantity: decimalText(data.safetyStock) })}
          </span>
        </p>
        <Chart answer={data} />
      </section>
      <section className="card lines-scroll" tabIndex={0} role="region">
        <table className="table lines-table flow-table">
          <thead>
            <tr>
              <th className="num">{say(texts.date)}</th>
              <th>{say(texts.what)}</th>
              <th>{say(texts.document)}</th>
              <th className="num">{say(texts.quantity)}</th>
              <th className="num">{say(texts.balance)}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row, index) => (
              <FlowRow key={index} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function FlowRow({ row }: { row: Answer['rows'][number] }) {
  const say = useSay();
  const { source } = row;
  const path = source && pathTo(source.noun, source.id);
  return (
    <tr>
      <td className="num">{dateText(row.date)}</td>
      <td>
        {say(flowKinds[row.kind])}
        {row.overdue && (
          <span className="state flow-overdue" data-tone="warn">
            {say(texts.overdue)}
          </span>
        )}
      </td>
      <td>{source && (path ? <Link to={path}>{source.number}</Link> : source.number)}</td>
      <td className="num">{decimalText(row.quantity)}</td>
      <td className="num" data-bad={row.balance.startsWith('-') || undefined}>
        {decimalText(row.balance)}
      </td>
    </tr>
  );
}

const WIDTH = 640;
const HEIGHT = 120;

function Chart({ answer }: { answer: Answer }) {
  const say = useSay();
  const steps = balanceSteps(answer.rows);
  if (steps.length < 2) return null;
  const { path, zero, safety } = stepsPath(steps, WIDTH, HEIGHT, Number(answer.safetyStock));
  const first = answer.rows[0]?.date ?? '';
  const last = answer.rows.at(-1)?.date ?? '';
  return (
    <>
      <svg
        className="flow-chart"
        viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say(texts.balance)}
      >
        <line className="flow-zero" x1="0" x2={WIDTH} y1={zero} y2={zero} />
        {answer.safetyStock !== '0' && (
          <line className="flow-safety" x1="0" x2={WIDTH} y1={safety} y2={safety} />
        )}
        <path className="flow-line" d={path} />
      </svg>
      <p className="row caption">
        {dateText(first)}
        <span className="spacer" />
        {dateText(last)}
      </p>
    </>
  );
}

function Shelves({ item }: { item: string }) {
  const say = useSay();
  const { data } = useQuery(ask(itemAvailability, { id: item }, ['stockMove', 'reservation']));
  if (!data) return null;
  const withExpired = data.shelves.some(({ expired }) => expired !== undefined);
  return (
    <aside className="document-side">
      <section className="panel">
        <h2>{say(texts.stock)}</h2>
        <table className="small-table">
          <thead>
            <tr>
              <th>{say(texts.warehouse)}</th>
              <th className="num">{say(texts.onHand)}</th>
              <th className="num">{say(texts.reserved)}</th>
              {withExpired && <th className="num">{say(texts.expired)}</th>}
              <th className="num">{say(texts.available)}</th>
            </tr>
          </thead>
          <tbody>
            {data.shelves.map((shelf) => (
              <tr key={shelf.warehouseId}>
                <th scope="row">
                  <TitleLink noun="warehouse" id={shelf.warehouseId} />
                </th>
                <td className="num">{decimalText(shelf.onHand)}</td>
                <td className="num">{decimalText(shelf.reserved)}</td>
                {withExpired && <td className="num">{decimalText(shelf.expired ?? '0')}</td>}
                <td className="num">{decimalText(shelf.available)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="panel">
        <TitleLink noun="item" id={item} />
      </section>
    </aside>
  );
}
