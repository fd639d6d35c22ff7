import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { date } from '../../../../../shared/contracts/fields.ts';
import type { Doc } from '../../../../../shared/contracts/noun.ts';
import type { purchaseOrder } from '../../../../../shared/contracts/purchasing/purchase-order.ts';
import { receiveGoods } from '../../../../../shared/contracts/purchasing/receiving-operations.ts';
import { add, isZero, lt, sub } from '../../../../../shared/kernel/decimal.ts';
import { documentQuery } from '../../../kit/document/use-document.ts';
import { CountInput } from '../../../kit/fields/count-input.tsx';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { TitleLink } from '../../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { EffectSection } from '../../../kit/preview/effect-section.tsx';
import { useRehearsal } from '../../../kit/preview/use-rehearsal.ts';
import { plainly, useSend } from '../../../kit/record/use-send.ts';
import { usePageKeys } from '../../../kit/use-page-keys.ts';
import { useNoun } from '../../../lib/contracts.ts';
import { decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import '../../../kit/workbench/workbench.css';
import './receive.css';

const texts = {
  item: { en: 'Item', zh: '物料' },
  open: { en: 'Expected', zh: '待收' },
  accepted: { en: 'Accepted', zh: '合格' },
  rejected: { en: 'Rejected', zh: '拒收' },
  because: { en: 'Why rejected', zh: '拒收原因' },
  lot: { en: 'Lot', zh: '批次' },
  expiresOn: { en: 'Expires on', zh: '失效日期' },
  note: { en: 'Delivery note', zh: '送货单号' },
  receive: { en: 'Receive', zh: '收货' },
  rest: { en: 'Rest as expected', zh: '其余按待收数' },
  none: { en: 'Nothing of this order is expected any more.', zh: '该订单已全部到货。' },
  short: { en: '{quantity} short', zh: '少 {quantity}' },
  over: { en: '{quantity} over', zh: '多 {quantity}' },
} as const;

export type Order = Doc<typeof purchaseOrder>;
type Line = Order['lines'][number];

/** What of a line is still to come: what was refused or sent back for replacement comes again. */
export const expectedOf = (line: Line): string =>
  sub(add(line.quantity, line.replaced ?? '0'), add(line.received, line.cancelled ?? '0'));

interface Entry {
  quantity: string;
  rejected: string;
  because: string;
  lot: string;
  expiresOn: string;
}

const empty: Entry = { quantity: '', rejected: '', because: '', lot: '', expiresOn: '' };
const day = date();
const given = (count: string): boolean => count !== '' && !isZero(count);

/** What was counted stays; of the rest came what was expected, less what was refused. */
function asExpected(line: Line, entry: Entry): Entry {
  if (entry.quantity !== '') return entry;
  const quantity = sub(expectedOf(line), entry.rejected || '0');
  return { ...entry, quantity: lt('0', quantity) ? quantity : '' };
}

interface Props {
  orderId: string;
  onDone: (receiptId: string) => unknown;
}

/** The lines of an order that are still to come, with what has come of each. */
export function ReceiveForm({ orderId, onDone }: Props) {
  const say = useSay();
  const contracts = useNoun('purchaseOrder');
  const query = useQuery(documentQuery(contracts, orderId));
  const order = query.data as Order | undefined;
  const [entries, setEntries] = useState<Readonly<Record<number, Entry>>>({});
  const [note, setNote] = useState('');
  const lines = order?.lines.filter((line) => lt('0', expectedOf(line))) ?? [];
  const entryOf = ({ lineNo }: Line): Entry => entries[lineNo] ?? empty;
  const change = (line: Line, more: Partial<Entry>) =>
    setEntries({ ...entries, [line.lineNo]: { ...entryOf(line), ...more } });
  const arrived = lines.flatMap((line) => {
    const { quantity, rejected, because, lot, expiresOn } = entryOf(line);
    if (!given(quantity) && !given(rejected)) return [];
    return [
      {
        purchaseOrderId: orderId,
        orderLine: line.lineNo,
        quantity: given(quantity) ? quantity : '0',
        ...(given(rejected) && { rejected, ...(because && { rejectedBecause: because }) }),
        ...(lot !== '' && { lot, ...(expiresOn !== '' && { expiresOn }) }),
      },
    ];
  });
  const input =
    arrived.length > 0 ? { lines: arrived, ...(note !== '' && { deliveryNote: note }) } : undefined;
  const rehearsal = useRehearsal(receiveGoods, { values: input ?? {} });
  const { send, busy, error } = useSend(receiveGoods, plainly(input), { rehearsal });
  const receive = () => send(({ id }: { id: string }) => onDone(id));
  const fillRest = () =>
    setEntries(
      Object.fromEntries(lines.map((line) => [line.lineNo, asExpected(line, entryOf(line))])),
    );
  usePageKeys({ 'ctrl+enter': receive, 'ctrl+d': fillRest });
  if (query.error) return <ProblemBox error={query.error} />;
  if (!order) return <div className="bones" aria-busy="true" />;
  return (
    <div className="receive">
      <div className="panel">
        <div className="panel-head">
          <div>
            <h2>
              <TitleLink noun="purchaseOrder" id={orderId} />
            </h2>
            <TitleLink noun="supplier" id={order.supplierId} />
          </div>
          <span className="spacer" />
          {lines.length > 0 && (
            <Button onClick={fillRest} title="Ctrl+D">
              {say(texts.rest)}
            </Button>
          )}
        </div>
        <ProblemBox error={error} />
        {lines.length === 0 && <p className="muted">{say(texts.none)}</p>}
        {lines.map((line) => (
          <OneLine
            key={line.lineNo}
            line={line}
            entry={entryOf(line)}
            onChange={(more) => change(line, more)}
          />
        ))}
        <EffectSection {...rehearsal} />
      </div>
      {lines.length > 0 && (
        <div className="receive-foot">
          <input
            className="input"
            aria-label={say(texts.note)}
            placeholder={say(texts.note)}
            value={note}
            maxLength={60}
            onChange={({ target }) => setNote(target.value)}
          />
          <Button
            type="primary"
            disabled={input === undefined}
            loading={busy}
            onClick={() => void receive()}
            title="Ctrl+Enter"
          >
            {say(texts.receive)}
          </Button>
        </div>
      )}
    </div>
  );
}

interface LineProps {
  line: Line;
  entry: Entry;
  onChange: (more: Partial<Entry>) => void;
}

function OneLine({ line, entry, onChange }: LineProps) {
  const say = useSay();
  const id = useId();
  const expected = expectedOf(line);
  const came = add(entry.quantity || '0', entry.rejected || '0');
  const off = sub(expected, came);
  const number = (name: 'quantity' | 'rejected', label: string) => (
    <div className="receive-field">
      <label className="caption" htmlFor={`${id}-${name}`}>
        {label}
      </label>
      <CountInput
        id={`${id}-${name}`}
        className="input num"
        value={entry[name]}
        onChange={(value) => onChange({ [name]: value })}
      />
    </div>
  );
  const words = (name: 'because' | 'lot', label: string) => (
    <label className="receive-field">
      <span className="caption">{label}</span>
      <input
        className="input"
        autoComplete="off"
        value={entry[name]}
        onChange={({ target }) => onChange({ [name]: target.value })}
      />
    </label>
  );
  return (
    <div className="receive-line">
      <div className="receive-item">
        <TitleLink noun="item" id={line.itemId} />
        <div className="caption">
          {say(texts.open)} {decimalText(expected)}
          {!isZero(came) && !isZero(off) && (
            <span className="receive-off">
              {' · '}
              {lt('0', off)
                ? say(texts.short, { quantity: decimalText(off) })
                : say(texts.over, { quantity: decimalText(sub(came, expected)) })}
            </span>
          )}
        </div>
      </div>
      {number('quantity', say(texts.accepted))}
      {number('rejected', say(texts.rejected))}
      {given(entry.rejected) ? words('because', say(texts.because)) : words('lot', say(texts.lot))}
      {entry.lot !== '' && (
        <div className="receive-field receive-expiry">
          <label className="caption" htmlFor={`${id}-expiresOn`}>
            {say(texts.expiresOn)}
          </label>
          <DateField
            id={`${id}-expiresOn`}
            schema={day}
            meta={{ kind: 'date' }}
            value={entry.expiresOn}
            onChange={(next) =>
              onChange({ expiresOn: day.safeParse(next).success ? String(next) : '' })
            }
          />
        </div>
      )}
    </div>
  );
}
