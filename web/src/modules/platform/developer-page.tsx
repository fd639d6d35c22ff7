// By hand: from nothing to a first answer of the API with the company's own order, in one minute.
import '../../kit/report/report.css';
import './platform.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { createApiKey } from '../../../../shared/contracts/platform/operations.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { call, newKey } from '../../lib/call.ts';
import { loadNoun } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { keys, refreshAll } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';
import { Copied } from './copied.tsx';

const texts = {
  title: { en: 'Developer', zh: '开发者' },
  key: { en: '1 · A test key', zh: '1 · 测试密钥' },
  keyWhat: {
    en: 'It may read orders, customers and items. It is shown once.',
    zh: '可读取订单、客户和物料，仅显示一次。',
  },
  make: { en: 'Make a test key', zh: '生成测试密钥' },
  keys: { en: 'All keys', zh: '全部密钥' },
  ask: { en: '2 · Ask for your order {number}', zh: '2 · 查询订单 {number}' },
  askAny: { en: '2 · Ask for your orders', zh: '2 · 查询订单' },
  docs: { en: 'All operations', zh: '全部接口文档' },
  openapi: { en: 'OpenAPI document', zh: 'OpenAPI 文档' },
  inbox: { en: 'Mail that was sent', zh: '已发送的邮件' },
  links: { en: 'Read on', zh: '更多' },
} as const;

const SCOPES = ['salesOrder.read', 'customer.read', 'item.read'];

function useLatestOrder() {
  const input = { limit: 1, sort: '-createdAt', fields: 'number' };
  return useQuery({
    queryKey: keys.list('salesOrder', input),
    queryFn: async ({ signal }) => {
      const { list } = await loadNoun('salesOrder');
      const { data } = await call(list, input as never, { signal });
      return (data as { id: string; number: string }[])[0] ?? null;
    },
    enabled: mayDo('salesOrder.read'),
  });
}

/** The dev inbox exists on a laptop only. */
const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname);

export function Page() {
  const say = useSay();
  const { data: order } = useLatestOrder();
  const [key, setKey] = useState<string>();
  const token = key ?? '$TANDEM_KEY';
  const { origin } = window.location;
  const filter = order ? `?filter[number][eq]=${order.number}` : '?limit=5';
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
      </div>
      <div className="stack developer">
        <TestKey secret={key} onMade={setKey} />
        <section className="card">
          <h2>{order ? say(texts.ask, { number: order.number }) : say(texts.askAny)}</h2>
          <Copied
            block
            text={`curl -g '${origin}/api/sales/sales-orders${filter}' \\\n  -H 'Authorization: Bearer ${token}'`}
          />
        </section>
        <section className="card">
          <h2>{say(texts.links)}</h2>
          <p className="role-members">
            <a href="/docs">{say(texts.docs)}</a>
            <a href="/openapi.json">{say(texts.openapi)}</a>
            {isLocal && <a href="/dev/inbox">{say(texts.inbox)}</a>}
            <Link to="/platform/api-keys">{say(texts.keys)}</Link>
          </p>
        </section>
      </div>
    </div>
  );
}

function TestKey({
  secret,
  onMade,
}: {
  secret: string | undefined;
  onMade: (key: string) => void;
}) {
  const say = useSay();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const input = { name: `test ${newKey().slice(0, 4)}`, scopes: SCOPES, test: true };
      onMade((await call(createApiKey, input)).key);
      refreshAll();
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <section className="card">
      <h2>{say(texts.key)}</h2>
      <p className="muted">{say(texts.keyWhat)}</p>
      <ProblemBox error={error} />
      {secret ? (
        <Copied text={secret} />
      ) : (
        <div>
          <Button
            type="primary"
            loading={busy}
            disabled={!mayDo(createApiKey.permission)}
            onClick={() => void make()}
          >
            {say(texts.make)}
          </Button>
        </div>
      )}
    </section>
  );
}
