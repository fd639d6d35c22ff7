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
  failed: {
    en: 'The company could not be set up. Nothing is lost; try again in a moment.',
    zh: '公司未能开通。没有丢失任何内容，请稍后重试。',
  },
  again: { en: 'Try again', zh: '重试' },
} as const;

const steps = [
  { en: 'A place of its own for your data', zh: '为您的数据建立独立空间' },
  { en: 'Chart of accounts and tax rates', zh: '会计科目与税率' },
  { en: 'Units, warehouse, sales pipeline', zh: '计量单位、仓库、销售流程' },
] as const;

const EVERY_MS = 250;

/** Watches the setting up of a company; as soon as it is ready, the company opens. */
export function Page() {
  const say = useSay();
  const tenantId = new URLSearchParams(window.location.search).get('company') ?? '';
  const [failed, setFailed] = useState(false);
  const [ticks, setTicks] = useState(0);
  useEffect(() => {
    let stopped = false;
    const look = async () => {
      const { state } = await call(companyProgress, { tenantId });
      if (stopped) return;
      if (state === 'active') return chooseCompany(tenantId);
      if (state === 'failed') return setFailed(true);
      setTicks((count) => count + 1);
      setTimeout(() => void look().catch(() => setFailed(true)), EVERY_MS);
    };
    look().catch(() => setFailed(true));
    return () => {
      stopped = true;
    };
  }, [tenantId]);
  const done = Math.min(steps.length - 1, Math.floor(ticks / 3));
  return (
    <Gate title={say(texts.title)}>
      {failed ? (
        <>
          <p role="alert">{say(texts.failed)}</p>
          <Button onClick={() => window.location.reload()}>{say(texts.again)}</Button>
        </>
      ) : (
        <div role="status">
          <Progress percent={Math.min(95, 10 + ticks * 8)} showInfo={false} size="small" />
          <ul className="gate-steps">
            {steps.map((step, index) => (
              <li key={step.en} data-state={index < done ? 'done' : undefined}>
                {index < done ? <CheckOutlined /> : <LoadingOutlined />}
                {say(step)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Gate>
  );
}
