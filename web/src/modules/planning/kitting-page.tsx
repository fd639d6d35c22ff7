// By hand: orders in their sequence, what is missing, and the advice that moves them.
import './planning.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import {
  kitAllocations,
  kitScopes,
  kitSequences,
  kitSubjects,
  kitSubstitutes,
  kitSupplies,
} from '../../../../shared/contracts/planning/kitting-choices.ts';
import {
  kittingAnalysis,
  reserveKits,
} from '../../../../shared/contracts/planning/kitting-operations.ts';
import { LoadingPage } from '../../app/loading-page.tsx';
import { EmptyPage } from '../../kit/empty-page.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { Menu } from '../../kit/menu.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { usePageKeys } from '../../kit/use-page-keys.ts';
import { usePhone } from '../../kit/use-phone.ts';
import { RehearseDrawer } from '../../kit/workbench/rehearse-drawer.tsx';
import { Segments } from '../../kit/workbench/segments.tsx';
import { decimalText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';
import { KitDetail } from './kitting/kit-detail.tsx';
import { KitList, type KitOrder, shortRate } from './kitting/kit-list.tsx';
import { SwapAdvice } from './kitting/swap-advice.tsx';

const texts = {
  title: { en: 'Kitting', zh: '齐套分析' },
  subject: { en: 'Orders', zh: '分析对象' },
  reserve: { en: 'Reserve in this order', zh: '按此顺序占料' },
  reserved: { en: 'Kits {kits} · kit rate {rate}', zh: '齐套 {kits} · 齐套率 {rate}' },
  none: { en: 'No order is open.', zh: '没有未完订单。' },
  sum: {
    en: '{complete} of {all} orders have all their material',
    zh: '{all} 张订单中 {complete} 张物料齐套',
  },
} as const;

/** Moving an order is what gives a sequence, so it is not chosen. */
const { given: _, ...sequences } = kitSequences;

const options = {
  scope: kitScopes,
  substitutes: kitSubstitutes,
  supply: kitSupplies,
  allocation: kitAllocations,
  sequence: sequences,
};

/** What the analysis does when the address says nothing. */
const usual: Readonly<Record<keyof typeof options, string>> = {
  scope: 'all',
  substitutes: 'ignore',
  supply: 'stock',
  allocation: 'kitOnly',
  sequence: 'start',
};

type Options = Omit<Parameters<typeof ask<typeof kittingAnalysis>>[1], 'subject'>;

const about = [
  'workOrder',
  'salesOrder',
  'firmPlannedOrder',
  'stockMove',
  'reservation',
  'purchaseOrder',
];

const nextSteps = [
  {
    label: { en: 'New work order', zh: '新建生产工单' },
    to: '/manufacturing/work-orders/new',
    permission: 'workOrder.create',
  },
  {
    label: { en: 'New sales order', zh: '新建销售订单' },
    to: '/sales/sales-orders/new',
    permission: 'salesOrder.create',
  },
] as const;

export function Page() {
  const say = useSay();
  const phone = usePhone();
  const [search, setSearch] = useAddress();
  const [reserving, setReserving] = useState(false);
  const wanted = search['subject'] ?? '';
  const subject = (wanted in kitSubjects ? wanted : 'workOrders') as keyof typeof kitSubjects;
  const chosen = Object.fromEntries(
    Object.entries(options).flatMap(([name, choices]) => {
      const value = search[name];
      return value !== undefined && value in choices ? [[name, value]] : [];
    }),
  ) as Options;
  const asked = search['order']?.split(',').filter(Boolean);
  const chosenIn = (name: keyof typeof options): string =>
    name === 'sequence' && asked ? 'given' : (search[name] ?? usual[name]);
  const input = {
    subject,
    ...chosen,
    ...(asked && { orderIds: asked.join(','), sequence: 'given' as const }),
  };
  const { data, error } = useQuery({
    ...ask(kittingAnalysis, input, about),
    placeholderData: keepPreviousData,
  });
  const orders: readonly KitOrder[] = data?.orders ?? [];
  const active = orders.find(({ id }) => id === search['at']) ?? (phone ? undefined : orders[0]);
  const mayReserve = subject === 'workOrders' && orders.length > 0 && mayDo(reserveKits.permission);
  const reserve = () => setReserving(true);
  usePageKeys({ 'ctrl+enter': mayReserve && !reserving && reserve });
  if (!data && !error) return <LoadingPage />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        <Segments
          choices={kitSubjects}
          value={subject}
          label={say(texts.subject)}
          onChange={(next) => setSearch({ subject: next, order: undefined, at: undefined })}
        />
        <span className="spacer" />
        {mayReserve && (
          <Button type="primary" onClick={reserve} title="Ctrl+Enter">
            {say(texts.reserve)}
          </Button>
        )}
      </div>
      <div className="chips">
        {(Object.keys(options) as (keyof typeof options)[]).map((name) => (
          <Option
            key={name}
            choices={options[name]}
            value={chosenIn(name)}
            isUsual={chosenIn(name) === usual[name]}
            onChange={(value) =>
              setSearch({
                [name]: value === usual[name] ? undefined : value,
                ...(name === 'sequence' && { order: undefined }),
              })
            }
          />
        ))}
        <span className="spacer" />
        <span className="count">
          {say(texts.sum, {
            all: decimalText(String(orders.length)),
            complete: decimalText(String(orders.filter(({ complete }) => complete).length)),
          })}
        </span>
      </div>
      <ProblemBox error={error} />
      {data && (
        <SwapAdvice
          swaps={data.advice.swaps}
          order={orders.map(({ id }) => id)}
          changed={asked !== undefined}
          onOrder={(ids) => setSearch({ order: ids?.join(',') })}
        />
      )}
      {orders.length === 0 && !error && <EmptyPage says={[texts.none]} next={nextSteps} sample />}
      {orders.length > 0 && (
        <div className="workbench">
          <KitList
            orders={orders}
            subject={subject}
            active={active?.id}
            onActive={(at) => setSearch({ at })}
            onOrder={(ids) => setSearch({ order: ids.join(',') })}
          />
          {active && <KitDetail order={active} subject={subject} />}
        </div>
      )}
      {reserving && (
        <RehearseDrawer
          operation={reserveKits}
          input={{
            workOrderIds: orders.slice(0, 40).map(({ id }) => id),
            ...(chosen.scope && { scope: chosen.scope }),
            ...(chosen.allocation && { allocation: chosen.allocation }),
          }}
          title={say(texts.reserve)}
          told={({ result }) => (
            <ul className="effect-list">
              {result.orders.map(({ id, number, kitQuantity, kitRate }) => (
                <li key={id}>
                  <p>{number}</p>
                  <span className="caption">
                    {say(texts.reserved, {
                      kits: decimalText(kitQuantity),
                      rate: shortRate(kitRate),
                    })}
                  </span>
                </li>
              ))}
            </ul>
          )}
          onClose={() => setReserving(false)}
          onDone={() => setReserving(false)}
        />
      )}
    </div>
  );
}

interface OptionProps {
  choices: Readonly<Record<string, { en: string; zh: string }>>;
  value: string;
  isUsual: boolean;
  onChange: (value: string) => void;
}

/** One option as a chip with its choices; blue where it is not the usual one. */
function Option({ choices, value, isUsual, onChange }: OptionProps) {
  const say = useSay();
  return (
    <Menu
      className={isUsual ? 'chip' : 'chip chip-on'}
      items={Object.entries(choices).map(([key, label]) => ({
        key,
        label: say(label),
        selected: key === value,
      }))}
      onChoose={onChange}
    >
      <span>{say(choices[value] ?? kitSequences.given)}</span>
    </Menu>
  );
}
