// By hand: what was expected beside what came, so that a receipt is a few numbers.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Combo } from '../../kit/fields/combo.tsx';
import { useOptions } from '../../kit/fields/use-options.ts';
import { useAddress } from '../../kit/use-address.ts';
import { useSay } from '../../lib/language.ts';
import { titleText, useTitle } from '../../lib/titles.ts';
import { ReceiveForm } from './receive/receive-form.tsx';

const texts = {
  title: { en: 'Receive goods', zh: '采购收货' },
  order: { en: 'Purchase order', zh: '采购订单' },
} as const;

const expected = { state: { in: 'approved,partlyReceived' } };

export function Page() {
  const say = useSay();
  const navigate = useNavigate();
  const [search, setSearch] = useAddress();
  const order = search['order'];
  const [typed, setTyped] = useState('');
  const { options, loading, find } = useOptions('purchaseOrder', typed, true, expected);
  const title = useTitle('purchaseOrder', order);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
      </div>
      <div className="receive-order">
        <Combo
          label={say(texts.order)}
          placeholder={say(texts.order)}
          value={order}
          shown={title ? titleText(title) : ''}
          options={options}
          loading={loading}
          find={find}
          autoFocus={order === undefined}
          onSearch={setTyped}
          onChange={(id) => setSearch({ order: id })}
        />
      </div>
      {order && (
        <ReceiveForm
          key={order}
          orderId={order}
          onDone={(id) => navigate({ to: `/purchasing/goods-receipts/${id}` })}
        />
      )}
    </div>
  );
}
