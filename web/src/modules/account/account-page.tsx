// By hand: who one is here, one's password, and one's companies lie in no document.
import '../../kit/report/report.css';
import '../platform/platform.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { signOutEverywhere } from '../../../../shared/contracts/account/operations.ts';
import { type RoleId, roles } from '../../../../shared/contracts/platform/roles.ts';
import { enterCompany } from '../../app/open-session.ts';
import { leave } from '../../app/shell-bar.tsx';
import { documentQuery } from '../../kit/document/use-document.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { call } from '../../lib/call.ts';
import { useNoun } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { announceCompany, type CompanyEntry, mayDo, useSession } from '../../lib/session.ts';
import { PasswordSection } from './password-section.tsx';

const texts = {
  title: { en: 'My account', zh: '我的账号' },
  name: { en: 'Name', zh: '姓名' },
  email: { en: 'E-mail', zh: '邮箱' },
  roles: { en: 'Roles', zh: '角色' },
  team: { en: 'Team', zh: '部门' },
  edit: { en: 'Edit', zh: '编辑' },
  sessions: { en: 'Sessions', zh: '登录会话' },
  everywhereWhat: {
    en: 'Ends every session of yours, in this browser and on all other devices. What is open elsewhere ends within 15 minutes.',
    zh: '结束您在本浏览器和其他所有设备上的登录。其他设备上已打开的页面最迟 15 分钟内失效。',
  },
  everywhere: { en: 'Sign out everywhere', zh: '退出所有设备' },
  companies: { en: 'Companies', zh: '公司' },
  here: { en: 'open now', zh: '当前' },
  open: { en: 'Open', zh: '打开' },
  accept: { en: 'Accept the invitation', zh: '接受邀请' },
  another: { en: 'New company', zh: '新建公司' },
  out: { en: 'Sign out', zh: '退出登录' },
} as const;

export function Page() {
  const say = useSay();
  const who = useSession();
  const navigate = useNavigate();
  const contracts = useNoun('member');
  const id = who?.member?.id ?? '';
  const mayRead = mayDo('member.read');
  const { data } = useQuery({ ...documentQuery(contracts, id), enabled: mayRead && id !== '' });
  const email = data?.['email'] as string | undefined;
  const roleNames = (who?.member?.roles ?? []).map((role) => say(roles[role as RoleId]?.label));
  const facts = [
    [texts.name, who?.member?.name],
    [texts.email, email],
    [texts.roles, roleNames.join(', ')],
    [texts.team, data?.['team'] as string | undefined],
  ] as const;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        <span className="spacer" />
        <div className="document-actions">
          {mayDo('member.write') && (
            <Button onClick={() => void navigate({ to: `/platform/members/${id}/edit` })}>
              {say(texts.edit)}
            </Button>
          )}
          <Button onClick={() => void leave()}>{say(texts.out)}</Button>
        </div>
      </div>
      <div className="stack developer">
        <section className="card">
          <dl className="facts">
            {facts
              .filter(([, value]) => value)
              .map(([label, value]) => (
                <div key={label.en} className="fact">
                  <dt>{say(label)}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </section>
        {email && <PasswordSection email={email} />}
        <Sessions />
        <Companies />
      </div>
    </div>
  );
}

function Sessions() {
  const say = useSay();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    try {
      await call(signOutEverywhere, {});
      announceCompany(undefined);
      window.location.assign('/sign-in');
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <section className="card">
      <h2>{say(texts.sessions)}</h2>
      <ProblemBox error={error} />
      <p className="muted">{say(texts.everywhereWhat)}</p>
      <div>
        <Button loading={busy} onClick={() => void end()}>
          {say(texts.everywhere)}
        </Button>
      </div>
    </section>
  );
}

function Companies() {
  const say = useSay();
  const who = useSession();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const enter = (entry: CompanyEntry) => enterCompany(entry).catch(setError);
  return (
    <section className="stack">
      <div className="row">
        <h2>{say(texts.companies)}</h2>
        <span className="spacer" />
        <Button onClick={() => void navigate({ to: '/companies', search: { new: '1' } as never })}>
          {say(texts.another)}
        </Button>
      </div>
      <ProblemBox error={error} />
      <ul className="card settings-list">
        {who?.companies.map((entry) => (
          <li key={entry.tenantId}>
            <span>{entry.name}</span>
            <span className="spacer" />
            {entry.tenantId === who.tenantId ? (
              <span className="caption">{say(texts.here)}</span>
            ) : (
              <Button onClick={() => void enter(entry)}>
                {say(entry.invited ? texts.accept : texts.open)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
