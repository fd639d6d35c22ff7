import { Link } from '@tanstack/react-router';
import { operationStates } from '../../../../../shared/contracts/manufacturing/parts.ts';
import type { workOrder } from '../../../../../shared/contracts/manufacturing/work-order.ts';
import type { Doc } from '../../../../../shared/contracts/noun.ts';
import type { PartProps } from '../../../kit/document/document-parts.ts';
import { TitleText } from '../../../kit/fields/title-text.tsx';
import { StateTag } from '../../../kit/state-tag.tsx';
import { dateText, decimalText } from '../../../lib/format.ts';
import { useLanguage, useSay } from '../../../lib/language.ts';
import './work-order.css';

const texts = {
  title: { en: 'Operations', zh: '工序' },
  operation: { en: 'Operation', zh: '工序' },
  centre: { en: 'Work centre', zh: '工作中心' },
  planned: { en: 'Planned', zh: '计划日期' },
  ready: { en: 'Ready', zh: '可加工' },
  good: { en: 'Good', zh: '合格' },
  scrap: { en: 'Scrap', zh: '报废' },
  minutes: { en: 'Minutes', zh: '工时（分钟）' },
  state: { en: 'State', zh: '状态' },
  report: { en: 'Report on the shop floor', zh: '去车间报工' },
} as const;

const counts = ['ready', 'good', 'scrap', 'minutes'] as const;

/** How far each operation is. */
export function OrderOperations({ doc }: PartProps) {
  const say = useSay();
  const language = useLanguage();
  const { operations } = doc as unknown as Doc<typeof workOrder>;
  if (operations.length === 0) return null;
  return (
    <section className="card document-lines">
      <h2>{say(texts.title)}</h2>
      <div className="lines-scroll" tabIndex={0} role="region" aria-label={say(texts.title)}>
        <table className="table lines-table free-table">
          <thead>
            <tr>
              <th>{say(texts.operation)}</th>
              <th>{say(texts.centre)}</th>
              <th className="num">{say(texts.planned)}</th>
              {counts.map((name) => (
                <th key={name} className="num">
                  {say(texts[name])}
                </th>
              ))}
              <th>{say(texts.state)}</th>
            </tr>
          </thead>
          <tbody>
            {operations.map((one) => (
              <tr key={one.number}>
                <td>
                  <Link
                    to="/shop"
                    search={{ at: `${doc.id}.${one.number}` } as never}
                    title={say(texts.report)}
                  >
                    {one.number} {language === 'en' ? (one.nameEn ?? one.name) : one.name}
                  </Link>
                </td>
                <td>
                  <TitleText noun="workCentre" id={one.workCentreId} withName={false} />
                </td>
                <td className="num">{dateText(one.plannedOn)}</td>
                {counts.map((name) => (
                  <td key={name} className="num">
                    {one[name] === '0' ? '–' : decimalText(one[name])}
                  </td>
                ))}
                <td>
                  <StateTag state={one.state} label={say(operationStates[one.state])} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
