import { CheckOutlined, LoadingOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { companyProgress } from '../../../shared/contracts/account/operations.ts';
import { call } from '../lib/call.ts';
import { useSay } from '../lib/language.ts';
import { Gate } from './gate.tsx';
import { chooseCompany } from './open-session.ts';

const texts = {
  title: { en: 'Setting up your company', zh: '正在开通公司' },
  stopped: { en: 'Your company is not ready', zh: '公司尚未开通' },
  failed: {
    en: 'The company could not be set up. Nothing is lost; try again in a moment.',
    zh: '公司未能开通。没有丢失任何内容，请稍后重试。',
  },
  again: { en: 'Try again', zh: '重试' },
  sample: { en: 'A year goes by', zh: '正在生成一年的业务数据' },
  explained: {
    en: 'Orders, purchases, production and vouchers of a year are being made for the sample company. Your own company is not touched; you may leave this page.',
    zh: '正在为示例公司生成一年的订单、采购、生产与凭证。您自己的公司不受影响，可以离开此页面。',
  },
  back: { en: 'Back to my company', zh: '返回我的公司' },
} as const;

const steps = [
  { en: 'A place of its own for your data', zh: '为您的数据建立独立空间' },
  { en: 'Chart of accounts and tax rates', zh: '会计科目与税率' },
  { en: 'Units, warehouse, sales pipeline', zh: '计量单位、仓库、销售流程' },
] as const;

const EVERY_MS = 250;

/** How far it has come, asked again and again; as soon as it is ready, the company opens. */
function useSettingUp(tenantId: string) {
  const [failed, setFailed] = useState(false);
  const [ticks, setTicks] = useState(0);
  const [part, setPart] = useState<number>();
  useEffect(() => {
    let stopped = false;
    const look = async () => {
      const { state, done, total } = await call(companyProgress, { tenantId });
      if (stopped) return;
      if (state === 'active') return chooseCompany(tenantId);
      if (state === 'failed') return setFailed(true);
      setTicks((count) => count + 1);
      if (total) setPart((done ?? 0) / total);
      setTimeout(() => void look().catch(() => setFailed(true)), EVERY_MS);
    };
    look().catch(() => setFailed(true));
    return () => {
      stopped = true;
    };
  }, [tenantId]);
  return { failed, ticks, part };
}

/** Watches the setting up of a company, or of the sample beside it. */
export function Page() {
  const say = useSay();
  const address = new URLSearchParams(window.location.search);
  const { failed, ticks, part } = useSettingUp(address.get('company') ?? '');
  const sample = address.has('sample');
  const title = say(failed ? texts.stopped : sample ? texts.sample : texts.title);
  return (
    <Gate title={title} foot={sample && <a href="/">{say(texts.back)}</a>}>
      {failed ? (
        <>
          <p role="alert">{say(texts.failed)}</p>
          <Button onClick={() => window.location.reload()}>{say(texts.again)}</Button>
        </>
      ) : (
        <div role="status">
          <Progress
            aria-label={title}
            percent={part === undefined ? Math.min(95, 10 + ticks * 8) : Math.round(part * 100)}
            showInfo={false}
            size="small"
          />
          {sample ? <p className="muted">{say(texts.explained)}</p> : <Steps ticks={ticks} />}
        </div>
      )}
    </Gate>
  );
}

function Steps({ ticks }: { ticks: number }) {
  const say = useSay();
  const done = Math.min(steps.length - 1, Math.floor(ticks / 3));
  return (
    <ul className="gate-steps">
      {steps.map((step, index) => (
        <li key={step.en} data-state={index < done ? 'done' : undefined}>
          {index < done ? <CheckOutlined /> : <LoadingOutlined />}
          {say(step)}
        </li>
      ))}
    </ul>
  );
}
