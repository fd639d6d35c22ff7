import { RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { foundCompany, me } from '../../../shared/contracts/account/operations.ts';
import { Field } from '../kit/fields/field.tsx';
import { ProblemBox } from '../kit/form/problem-box.tsx';
import { useForm } from '../kit/form/use-form.ts';
import { call } from '../lib/call.ts';
import { today } from '../lib/format.ts';
import { language, useSay } from '../lib/language.ts';
import { loadSentences } from '../lib/problem-text.ts';
import type { CompanyEntry } from '../lib/session.ts';
import { Gate } from './gate.tsx';
import { enterCompany } from './open-session.ts';

const texts = {
  choose: { en: 'Choose a company', zh: '选择公司' },
  found: { en: 'New company', zh: '新建公司' },
  go: { en: 'Open', zh: '开通' },
  invited: { en: 'You are invited', zh: '邀请您加入' },
  accept: { en: 'Accept', zh: '接受' },
} as const;

/** Where a person of several companies goes on; and where another one is opened. */
export function Page() {
  const say = useSay();
  const asked = new URLSearchParams(window.location.search).has('new');
  const [companies, setCompanies] = useState<readonly CompanyEntry[]>();
  const [founding, setFounding] = useState(asked);
  useEffect(() => {
    call(me, {}).then(
      (who) => setCompanies(who.companies),
      () => window.location.assign('/sign-in'),
    );
  }, []);
  const [error, setError] = useState<unknown>();
  const enter = (entry: CompanyEntry) => enterCompany(entry).catch(setError);
  if (founding) return <FoundCompany />;
  return (
    <Gate title={say(texts.choose)}>
      <ul className="gate-list" aria-busy={companies === undefined}>
        {companies?.map((entry) => (
          <li key={entry.tenantId}>
            <button type="button" onClick={() => void enter(entry)}>
              <span>
                {entry.name}
                {entry.invited && <span className="caption"> {say(texts.invited)}</span>}
              </span>
              <span className="spacer" />
              {entry.invited ? <span>{say(texts.accept)}</span> : null}
              <RightOutlined aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <ProblemBox error={error} />
      <Button onClick={() => setFounding(true)}>{say(texts.found)}</Button>
    </Gate>
  );
}

function FoundCompany() {
  const say = useSay();
  const zh = language() !== 'en';
  const form = useForm(foundCompany.input, {
    locale: language(),
    accountingStandard: zh ? 'cnSmall' : 'international',
    taxpayerType: 'general',
    costingMethod: 'movingAverage',
    firstPeriod: today().slice(0, 7),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await form.settled();
    const input = form.check();
    if (!input) return;
    setBusy(true);
    try {
      const { tenantId } = await call(foundCompany, input as never);
      window.location.assign(`/welcome?company=${tenantId}`);
    } catch (failure) {
      await loadSentences();
      form.refuse(failure);
      setError(failure);
      setBusy(false);
    }
  };
  const wanted = [
    'company',
    'name',
    'accountingStandard',
    'taxpayerType',
    'costingMethod',
    'firstPeriod',
    'locale',
    'taxNumber',
  ] as const;
  return (
    <Gate title={say(texts.found)}>
      <form onSubmit={submit} noValidate>
        <ProblemBox error={error} />
        <div className="gate-two">
          {wanted.map((path) => (
            <Field key={path} form={form} path={path} schema={foundCompany.input.shape[path]} />
          ))}
        </div>
        <div>
          <Button type="primary" htmlType="submit" loading={busy} size="large">
            {say(texts.go)}
          </Button>
        </div>
      </form>
    </Gate>
  );
}
