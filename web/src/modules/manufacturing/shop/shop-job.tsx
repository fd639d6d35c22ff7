import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';
import type { dispatchList } from '../../../../../shared/contracts/manufacturing/questions.ts';
import {
  reportOperation,
  startOperation,
} from '../../../../../shared/contracts/manufacturing/step-operations.ts';
import type { workOrder } from '../../../../../shared/contracts/manufacturing/work-order.ts';
import type { Doc } from '../../../../../shared/contracts/noun.ts';
import { isZero } from '../../../../../shared/kernel/decimal.ts';
import { documentQuery } from '../../../kit/document/use-document.ts';
import { TitleText } from '../../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { EffectSection } from '../../../kit/preview/effect-section.tsx';
import { useRehearsal } from '../../../kit/preview/use-rehearsal.ts';
import { plainly, useSend } from '../../../kit/record/use-send.ts';
import { useNoun } from '../../../lib/contracts.ts';
import { decimalText, instantText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { useSession } from '../../../lib/session.ts';
import { CountField } from './count-field.tsx';
import { ScrapReason } from './scrap-reason.tsx';

export type ShopJob = z.infer<typeof dispatchList.output>['data'][number];

export const idOfJob = ({ workOrderId, operation }: ShopJob): string =>
  `${workOrderId}.${operation}`;

const texts = {
  back: { en: 'Back', zh: '返回' },
  ready: { en: 'Ready', zh: '可加工' },
  open: { en: 'To do', zh: '未完成' },
  minutes: { en: 'Minutes', zh: '分钟' },
  start: { en: 'Start', zh: '开工' },
  report: { en: 'Report', zh: '报工' },
  good: { en: 'Good', zh: '合格数' },
  scrap: { en: 'Scrap', zh: '报废数' },
  all: { en: 'All {ready}', zh: '全部 {ready}' },
  since: { en: 'Running since {at}', zh: '{at} 开工' },
  tool: { en: 'Tool: {tool}', zh: '工装：{tool}' },
} as const;

interface Props {
  job: ShopJob;
  /** With the good pieces when something was reported. */
  onClose: (good?: string) => void;
}

/** One operation: start it, say how many are good and how many not. */
export function ShopJobView({ job, onClose }: Props) {
  const say = useSay();
  const me = useSession()?.member?.id;
  const contracts = useNoun('workOrder');
  const { data, refetch } = useQuery(documentQuery(contracts, job.workOrderId));
  const order = data as Doc<typeof workOrder> | undefined;
  const operation = order?.operations.find(({ number }) => number === job.operation);
  const mine = operation?.running?.find(({ memberId }) => memberId === me);
  const [good, setGood] = useState('');
  const [scrap, setScrap] = useState('');
  const [reason, setReason] = useState<string>();
  const base = { id: job.workOrderId, operation: job.operation };
  const scrapped = scrap !== '' && !isZero(scrap);
  const nothing = (good === '' || isZero(good)) && !scrapped;
  const count = {
    ...base,
    good: good === '' ? '0' : good,
    ...(scrapped && { scrap, ...(reason && { scrapReason: reason }) }),
  };
  const starting = useSend(startOperation, plainly(base));
  const rehearsal = useRehearsal(reportOperation, { values: nothing ? {} : count });
  const reporting = useSend(reportOperation, plainly(count), { rehearsal });
  const start = () => {
    reporting.setError(undefined);
    void starting.send(() => refetch());
  };
  const report = () => {
    starting.setError(undefined);
    void reporting.send(() => onClose(count.good));
  };
  return (
    <div className="page shop shop-job">
      <div className="page-head">
        <h1>
          {job.operation} {job.name}
        </h1>
        <span className="spacer" />
        <Button onClick={() => onClose()}>{say(texts.back)}</Button>
      </div>
      <h2>
        <TitleText noun="item" id={job.itemId} />
      </h2>
      <p className="muted">
        {job.number}
        {job.tool && ` · ${say(texts.tool, { tool: job.tool })}`}
        {mine && ` · ${say(texts.since, { at: instantText(mine.startedAt) })}`}
      </p>
      <dl className="shop-figures">
        <Figure label={say(texts.ready)} value={decimalText(job.ready)} />
        <Figure label={say(texts.open)} value={decimalText(job.open)} />
        <Figure label={say(texts.minutes)} value={decimalText(job.minutes)} />
      </dl>
      {job.instructions && <p className="shop-note">{job.instructions}</p>}
      <ProblemBox error={starting.error ?? reporting.error} />
      <CountField
        label={say(texts.good)}
        value={good}
        onChange={setGood}
        aside={
          <button type="button" className="link" onClick={() => setGood(job.ready)}>
            {say(texts.all, { ready: decimalText(job.ready) })}
          </button>
        }
      />
      <CountField label={say(texts.scrap)} value={scrap} onChange={setScrap} />
      {scrapped && <ScrapReason value={reason} onChange={setReason} />}
      <EffectSection {...rehearsal} />
      <div className="shop-bar">
        {!mine && (
          <Button
            type={nothing ? 'primary' : 'default'}
            disabled={reporting.busy}
            loading={starting.busy}
            onClick={start}
          >
            {say(texts.start)}
          </Button>
        )}
        <Button
          type={mine || !nothing ? 'primary' : 'default'}
          disabled={nothing || starting.busy}
          loading={reporting.busy}
          onClick={report}
        >
          {say(texts.report)}
        </Button>
      </div>
    </div>
  );
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
