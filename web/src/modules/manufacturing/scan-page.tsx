// By hand: one field that always listens, for a scanner, a keyboard or a camera.
import '../../kit/workbench/workbench.css';
import './shop.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { traceNumber } from '../../../../shared/contracts/manufacturing/questions.ts';
import { pathTo } from '../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { nounEntry } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';
import { ReceiveForm } from '../purchasing/receive/receive-form.tsx';
import { Camera, hasDetector } from './scan/camera.tsx';
import { TraceFile } from './scan/trace-file.tsx';

const texts = {
  title: { en: 'Scan', zh: '扫码' },
  field: { en: 'Number, lot or serial number', zh: '单号、批次或序列号' },
  camera: { en: 'Camera', zh: '摄像头' },
  none: { en: 'There is nothing with the number {number}.', zh: '没有找到“{number}”。' },
  hint: {
    en: 'Scan any number: an order opens its file, a purchase order its receipt.',
    zh: '扫描任意单号：查看其全程档案；扫描采购订单号直接收货。',
  },
  received: { en: 'Received.', zh: '已收货。' },
} as const;

export function Page() {
  const say = useSay();
  const [search, setSearch] = useAddress();
  const number = search['number'];
  const [typed, setTyped] = useState('');
  const [camera, setCamera] = useState(false);
  const [received, setReceived] = useState<{ orderId: string; receiptId: string }>();
  const field = useRef<HTMLInputElement>(null);
  const { data, error } = useQuery({
    ...ask(traceNumber, { number: number ?? '' }, ['*']),
    enabled: number !== undefined,
  });
  useAlwaysListening(field);
  const look = (text: string) => {
    const wanted = text.trim();
    if (wanted === '') return;
    setTyped('');
    setReceived(undefined);
    setSearch({ number: wanted });
  };
  const orderId = data?.found.find(({ noun, id }) => noun === 'purchaseOrder' && id)?.id;
  // Whoever is quicker than the answer has another order before him.
  const receipt = received?.orderId === orderId ? received?.receiptId : undefined;
  return (
    <div className="page shop">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        <span className="spacer" />
        {hasDetector && (
          <Button onClick={() => setCamera(!camera)} aria-pressed={camera}>
            {say(texts.camera)}
          </Button>
        )}
      </div>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          look(typed);
        }}
      >
        <input
          ref={field}
          className="input scan-field"
          autoFocus
          autoComplete="off"
          autoCapitalize="characters"
          enterKeyHint="search"
          aria-label={say(texts.field)}
          placeholder={say(texts.field)}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </form>
      {camera && (
        <Camera
          onFound={(text) => {
            setCamera(false);
            look(text);
          }}
        />
      )}
      <div className="scan-found">
        <ProblemBox error={error} />
        {number === undefined && <p className="muted">{say(texts.hint)}</p>}
        {data && data.found.length === 0 && (
          <p className="muted">{say(texts.none, { number: number ?? '' })}</p>
        )}
        {data?.found.map(({ noun, id, number: found }) => {
          const path = id && pathTo(noun, id);
          return (
            <h2 key={`${noun} ${found}`}>
              {path ? <Link to={path}>{found}</Link> : found}{' '}
              <span className="title-name">{say(nounEntry(noun)?.label)}</span>
            </h2>
          );
        })}
        {receipt && (
          <p className="done-line" role="status">
            {say(texts.received)}
          </p>
        )}
        {orderId && mayDo('goodsReceipt.create') && (
          <Suspense>
            <ReceiveForm
              key={`${orderId} ${receipt}`}
              orderId={orderId}
              onDone={(receiptId) => setReceived({ orderId, receiptId })}
            />
          </Suspense>
        )}
        {data && <TraceFile answer={data} />}
      </div>
    </div>
  );
}

/** What is typed while no field has the focus goes into this one: scanners only type. */
function useAlwaysListening(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = ({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const free = target === document.body || target === document.querySelector('main');
      if (free && key.length === 1 && !ctrlKey && !metaKey && !altKey) field.current?.focus();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [field]);
}
