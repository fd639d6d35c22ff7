// By hand: requests of every source are ticked and become one order, after its effect was shown.
import './receive/receive.css';
import '../planning/planning.css';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { requestSources } from '../../../../shared/contracts/purchasing/purchase-request.ts';
import {
  proposeSuppliers,
  purchaseInbox,
} from '../../../../shared/contracts/purchasing/question-operations.ts';
import { orderRequests } from '../../../../shared/contracts/purchasing/request-operations.ts';
import { sub } from '../../../../shared/kernel/decimal.ts';
import { LoadingPage } from '../../app/loading-page.tsx';
import { EmptyPage } from '../../kit/empty-page.tsx';
import { TitleLink, TitleText } from '../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { usePageKeys } from '../../kit/use-page-keys.ts';
import { usePhone } from '../../kit/use-phone.ts';
import { PickList } from '../../kit/workbench/pick-list.tsx';
import { Tick } from '../../kit/workbench/tick.tsx';
import { dateText, decimalText, moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';
import { OrderDrawer } from './inbox/order-drawer.tsx';
import type { Request } from './inbox/request.ts';

const texts = {
  title: { en: 'Purchase inbox', zh: '采购需求池' },
  order: { en: 'Order…', zh: '下单…' },
  orderAll: { en: 'Order {count}…', zh: '合并下单 {count} 项…' },
  chosen: { en: '{count} chosen', zh: '已选 {count} 项' },
  clear: { en: 'Clear', zh: '清除' },
  none: { en: 'Nothing waits to be ordered.', zh: '没有待采购的需求。' },
  needed: { en: 'needed {date}', zh: '{date} 需要' },
  late: { en: 'late', zh: '已逾期' },
  suppliers: { en: 'Who could deliver', zh: '可选供应商' },
  supplier: { en: 'Supplier', zh: '供应商' },
  quantity: { en: 'Quantity', zh: '数量' },
  price: { en: 'Net price', zh: '不含税单价' },
  net: { en: 'Net', zh: '金额' },
  arrives: { en: 'Arrives', zh: '到货' },
  noPrice: { en: 'No supplier has a price for it.', zh: '没有供应商报价。' },
} as const;

const openOf = ({ quantity, ordered }: Request): string => sub(quantity, ordered);

const nextSteps = [
  {
    label: { en: 'New purchase request', zh: '新建采购申请' },
    to: '/purchasing/purchase-requests/new',
    permission: 'purchaseRequest.create',
  },
  {
    label: { en: 'MRP workbench', zh: 'MRP 工作台' },
    to: '/planning/workbench',
    permission: 'plan.read',
  },
] as const;

export function Page() {
  const say = useSay();
  const phone = usePhone();
  const [search, setSearch] = useAddress();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [ordering, setOrdering] = useState<readonly Request[]>();
  const { data, error } = useQuery(ask(purchaseInbox, {}, ['purchaseRequest', 'purchaseOrder']));
  const rows = data?.data ?? [];
  const active = rows.find(({ id }) => id === search['at']) ?? (phone ? undefined : rows[0]);
  const tick = ({ id }: Request) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  const may = mayDo(orderRequests.permission);
  const order = (row?: Request) => {
    const chosen = rows.filter(({ id }) => ticked.has(id));
    const wanted = chosen.length > 0 ? chosen : row ? [row] : [];
    if (may && wanted.length > 0) setOrdering(wanted);
  };
  usePageKeys({ 'ctrl+enter': !ordering && (() => order(active)) });
  if (!data && !error) return <LoadingPage />;
  const groups = (Object.keys(requestSources) as (keyof typeof requestSources)[]).flatMap(
    (source) => {
      const own = rows.filter((row) => row.source === source);
      if (own.length === 0) return [];
      const title = (
        <>
          {say(requestSources[source])} <span className="count">{own.length}</span>
        </>
      );
      return [{ key: source, title, rows: own }];
    },
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        <span className="count">{data?.waiting}</span>
      </div>
      <ProblemBox error={error} />
      {data && rows.length === 0 && <EmptyPage says={[texts.none]} next={nextSteps} />}
      {rows.length > 0 && (
        <div className="workbench">
          <PickList
            label={say(texts.title)}
            groups={groups}
            idOf={({ id }) => id}
            active={active?.id}
            onActive={(at) => setSearch({ at })}
            onAccept={order}
            onTick={tick}
            isTicked={({ id }) => ticked.has(id)}
            render={(row) => (
              <>
                <span className="cut pick-check">
                  <Tick on={ticked.has(row.id)} onToggle={() => tick(row)} />
                  <span className="cut">
                    <TitleText noun="item" id={row.itemId} />
                  </span>
                </span>
                <span className="num">{decimalText(openOf(row))}</span>
                <span className="caption pick-under">
                  {row.number} · {say(texts.needed, { date: dateText(row.neededOn) })}
                  {row.department && ` · ${row.department}`}
                  <span className="spacer" />
                  {row.late && (
                    <span className="state" data-tone="bad">
                      {say(texts.late)}
                    </span>
                  )}
                </span>
              </>
            )}
          />
          {active && (
            <Detail key={active.id} row={active} onOrder={may ? () => order(active) : undefined} />
          )}
        </div>
      )}
      {ticked.size > 0 && (
        <div className="bulk" role="toolbar">
          <span>{say(texts.chosen, { count: ticked.size })}</span>
          <Button onClick={() => setTicked(new Set())}>{say(texts.clear)}</Button>
          <Button type="primary" onClick={() => order()} title="Enter">
            {say(texts.orderAll, { count: ticked.size })}
          </Button>
        </div>
      )}
      {ordering && (
        <OrderDrawer
          requests={ordering}
          onClose={() => setOrdering(undefined)}
          onDone={() => {
            setOrdering(undefined);
            setTicked(new Set());
          }}
        />
      )}
    </div>
  );
}

function Detail({ row, onOrder }: { row: Request; onOrder: (() => void) | undefined }) {
  const say = useSay();
  const quantity = openOf(row);
  const { data, error } = useQuery(
    ask(proposeSuppliers, { itemId: row.itemId, quantity, date: row.neededOn }, ['supplierPrice']),
  );
  return (
    <div className="workbench-detail">
      <section className="panel">
        <div className="panel-head">
          <h2>
            <TitleLink noun="item" id={row.itemId} />
          </h2>
          <TitleLink noun="purchaseRequest" id={row.id} />
          <span className="spacer" />
          {onOrder && (
            <Button type="primary" onClick={onOrder} title="Enter">
              {say(texts.order)}
            </Button>
          )}
        </div>
        {row.orders.length > 0 && (
          <p className="inbox-orders">
            {row.orders.map((one) => (
              <TitleLink key={one.purchaseOrderId} noun="purchaseOrder" id={one.purchaseOrderId} />
            ))}
          </p>
        )}
      </section>
      <section className="panel">
        <h2>{say(texts.suppliers)}</h2>
        <ProblemBox error={error} />
        {data?.data.length === 0 && <p className="muted">{say(texts.noPrice)}</p>}
        {data && data.data.length > 0 && (
          <table className="small-table">
            <thead>
              <tr>
                <th>{say(texts.supplier)}</th>
                <th className="num">{say(texts.quantity)}</th>
                <th className="num">{say(texts.price)}</th>
                <th className="num">{say(texts.net)}</th>
                <th className="num">{say(texts.arrives)}</th>
              </tr>
            </thead>
            <tbody>
              {data.data.map((one) => (
                <tr key={one.supplierPriceId} data-chosen={one.rank === 1 || undefined}>
                  <th scope="row">
                    <TitleLink noun="supplier" id={one.supplierId} />
                  </th>
                  <td className="num">{decimalText(one.quantity)}</td>
                  <td className="num">{decimalText(one.netPrice, 2)}</td>
                  <td className="num">{moneyText(one.net)}</td>
                  <td className="num">{one.arrivesOn ? dateText(one.arrivesOn) : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}
