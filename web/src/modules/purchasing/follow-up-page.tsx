// By hand: needed beside promised, the most urgent first, and why it is urgent in words.
import './receive/receive.css';
import { useQuery } from '@tanstack/react-query';
import { purchaseFollowUp } from '../../../../shared/contracts/purchasing/question-operations.ts';
import { LoadingPage } from '../../app/loading-page.tsx';
import { TitleLink } from '../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { Segments } from '../../kit/workbench/segments.tsx';
import { dateText, decimalText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';

const texts = {
  title: { en: 'Follow-up', zh: '采购催货' },
  show: { en: 'Show', zh: '显示' },
  order: { en: 'Order', zh: '订单' },
  supplier: { en: 'Supplier', zh: '供应商' },
  item: { en: 'Item', zh: '物料' },
  open: { en: 'Open', zh: '未到' },
  needed: { en: 'Needed', zh: '需求日期' },
  promised: { en: 'Promised', zh: '承诺日期' },
  why: { en: 'Why', zh: '原因' },
  none: { en: 'Nothing is on its way that is late.', zh: '没有需要催的订单。' },
} as const;

const views = {
  all: { en: 'All on their way', zh: '全部在途' },
  urgent: { en: 'Urgent', zh: '紧急' },
} as const;

const tones = { red: 'bad', amber: 'warn', green: 'ok' } as const;

export function Page() {
  const say = useSay();
  const [search, setSearch] = useAddress();
  const view = search['show'] === 'urgent' ? 'urgent' : 'all';
  const { data, error } = useQuery(
    ask(purchaseFollowUp, view === 'urgent' ? { urgent: true } : {}, ['purchaseOrder']),
  );
  if (!data && !error) return <LoadingPage />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        <Segments
          choices={views}
          value={view}
          label={say(texts.show)}
          onChange={(show) => setSearch({ show: show === 'urgent' ? show : undefined })}
        />
      </div>
      <ProblemBox error={error} />
      {data?.data.length === 0 && <div className="empty">{say(texts.none)}</div>}
      {data && data.data.length > 0 && (
        <div className="card lines-scroll" tabIndex={0} role="region" aria-label={say(texts.title)}>
          <table className="table lines-table follow-table">
            <thead>
              <tr>
                <th>{say(texts.order)}</th>
                <th>{say(texts.supplier)}</th>
                <th>{say(texts.item)}</th>
                <th className="num">{say(texts.open)}</th>
                <th className="num">{say(texts.needed)}</th>
                <th className="num">{say(texts.promised)}</th>
                <th>{say(texts.why)}</th>
              </tr>
            </thead>
            <tbody>
              {data.data.map((row) => (
                <tr key={`${row.purchaseOrderId} ${row.lineNo}`}>
                  <td>
                    <TitleLink noun="purchaseOrder" id={row.purchaseOrderId} /> / {row.lineNo}
                  </td>
                  <td>
                    <TitleLink noun="supplier" id={row.supplierId} />
                  </td>
                  <td>
                    <TitleLink noun="item" id={row.itemId} />
                  </td>
                  <td className="num">{decimalText(row.open)}</td>
                  <td className="num">{row.neededOn ? dateText(row.neededOn) : ''}</td>
                  <td className="num">{row.promisedOn ? dateText(row.promisedOn) : ''}</td>
                  <td>
                    <span className="state" data-tone={tones[row.status]}>
                      {say(row.why)}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
