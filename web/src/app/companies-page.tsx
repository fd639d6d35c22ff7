import { RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { foundCompany, me } from '../../../shared/contracts/account/operations.ts';
import { Field } from '../kit/fields/field.tsx';
import { ProblemBox } from '../kit/form/problem-box.tsx';
import { useForm } from '../kit/form/use-form.ts';
import { call } from '../lib/call.ts';
import { useSay } from '../lib/language.ts';
import type { CompanyEntry } from '../lib/session.ts';
import { Gate } from './gate.tsx';
import { suggestions, welcome } from './new-company.ts';
import { enterCompany } from './open-session.ts';
import { useSubmit } from './use-submit.ts';

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
  const form = useForm(foundCompany.input, suggestions());
  const { error, busy, submit } = useSubmit(form, async (input) => {
    welcome((await call(foundCompany, input as never)).tenantId);
  });
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
