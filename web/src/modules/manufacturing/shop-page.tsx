// By hand: one operation after the other with a thumb, nothing else on the screen.
import '../../kit/workbench/workbench.css';
import './shop.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dispatchList } from '../../../../shared/contracts/manufacturing/questions.ts';
import { addDays } from '../../../../shared/kernel/date.ts';
import { Chip } from '../../kit/chip.tsx';
import { TitleText } from '../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { dateText, decimalText, today } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { remember, remembered } from '../../lib/remember.ts';
import { idOfJob, type ShopJob, ShopJobView } from './shop/shop-job.tsx';

const texts = {
  title: { en: 'Shop floor', zh: '车间报工' },
  all: { en: 'All', zh: '全部' },
  none: { en: 'Nothing to do here.', zh: '这里没有任务。' },
  today: { en: 'Today', zh: '今天' },
  later: { en: 'Next', zh: '接下来' },
  running: { en: 'Running', zh: '进行中' },
  ready: { en: 'ready', zh: '可加工' },
  waiting: { en: 'Waits for the operation before', zh: '等待前道工序' },
  due: { en: 'due {date}', zh: '{date} 到期' },
  reported: { en: 'Reported: {good} good', zh: '已报工：合格 {good}' },
} as const;

const CENTRE = 'shop.centre';

export function Page() {
  const say = useSay();
  const [search, setSearch] = useAddress();
  const centre = search['centre'] ?? remembered<string>(CENTRE);
  const [done, setDone] = useState<string>();
  const { data, error } = useQuery(ask(dispatchList, { date: addDays(today(), 7) }, ['workOrder']));
  const all = data?.data ?? [];
  const centres = [...new Set(all.map(({ workCentreId }) => workCentreId))];
  const shown = centres.includes(centre ?? '') ? centre : undefined;
  const jobs = all
    .filter(({ workCentreId }) => shown === undefined || workCentreId === shown)
    .toSorted((a, b) => Number(b.state === 'running') - Number(a.state === 'running'));
  const now = today();
  const isToday = (one: ShopJob) => one.state === 'running' || one.plannedOn <= now;
  const parts = [
    { title: texts.today, jobs: jobs.filter(isToday) },
    { title: texts.later, jobs: jobs.filter((one) => !isToday(one)) },
  ];
  const job = all.find((one) => idOfJob(one) === search['at']);
  const choose = (id: string | undefined) => {
    remember(CENTRE, id);
    setSearch({ centre: id });
  };
  const close = (good?: string) => {
    setDone(good);
    setSearch({ at: undefined });
  };
  if (job) return <ShopJobView key={idOfJob(job)} job={job} onClose={close} />;
  return (
    <div className="page shop">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
      </div>
      <ProblemBox error={error} />
      {done !== undefined && (
        <div className="done-line" role="status">
          {say(texts.reported, { good: decimalText(done) })}
        </div>
      )}
      {centres.length > 1 && (
        <div className="shop-reasons shop-centres">
          <Chip on={shown === undefined} onChoose={() => choose(undefined)}>
            {say(texts.all)}
          </Chip>
          {centres.map((id) => (
            <Chip key={id} on={id === shown} onChoose={() => choose(id)}>
              <TitleText noun="workCentre" id={id} withName={false} />
            </Chip>
          ))}
        </div>
      )}
      {!data && !error && <div className="bones" aria-busy="true" />}
      {data && jobs.length === 0 && <div className="empty">{say(texts.none)}</div>}
      {parts
        .filter((part) => part.jobs.length > 0)
        .map((part) => (
          <section key={part.title.en} className="shop-list">
            <h2>{say(part.title)}</h2>
            {part.jobs.map((one) => (
              <Card key={idOfJob(one)} job={one} onOpen={() => setSearch({ at: idOfJob(one) })} />
            ))}
          </section>
        ))}
    </div>
  );
}

function Card({ job, onOpen }: { job: ShopJob; onOpen: () => void }) {
  const say = useSay();
  const { number, itemId, operation, name, state, ready, dueOn } = job;
  const waiting = state !== 'running' && ready === '0';
  return (
    <button
      type="button"
      className="shop-card"
      data-waiting={waiting || undefined}
      onClick={onOpen}
    >
      <strong>
        <TitleText noun="item" id={itemId} />
      </strong>
      <span className="num shop-ready">{decimalText(ready)}</span>
      <span className="caption">
        {operation} {name} · {number} · {say(texts.due, { date: dateText(dueOn) })}
      </span>
      {(state === 'running' || waiting) && (
        <span className="state" data-tone={waiting ? 'quiet' : 'live'}>
          {say(waiting ? texts.waiting : texts.running)}
        </span>
      )}
    </button>
  );
}
