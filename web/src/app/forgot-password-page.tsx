import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { forgotPassword, resetPassword } from '../../../shared/contracts/account/operations.ts';
import { labelled } from '../../../shared/contracts/fields.ts';
import { ProblemBox } from '../kit/form/problem-box.tsx';
import { useForm } from '../kit/form/use-form.ts';
import { call } from '../lib/call.ts';
import { useSay } from '../lib/language.ts';
import { Gate } from './gate.tsx';
import { PlainField } from './plain-field.tsx';
import { useSubmit } from './use-submit.ts';

const texts = {
  title: { en: 'Forgotten password', zh: '忘记密码' },
  email: { en: 'E-mail', zh: '邮箱' },
  send: { en: 'Send a code', zh: '发送验证码' },
  sent: {
    en: 'If there is an account with this address, a code is on its way to it.',
    zh: '如果该邮箱已注册，验证码已发送。',
  },
  code: { en: 'Code', zh: '验证码' },
  password: { en: 'New password', zh: '新密码' },
  set: { en: 'Set password', zh: '重设密码' },
  done: { en: 'The password is set.', zh: '密码已重设。' },
  signIn: { en: 'Sign in', zh: '登录' },
} as const;

const address = labelled('E-mail', '邮箱', forgotPassword.input.shape.email);

/** A code by mail, then a new password with it. */
export function Page() {
  const say = useSay();
  const [email, setEmail] = useState<string>();
  const [done, setDone] = useState(false);
  return (
    <Gate title={say(texts.title)} foot={<Link to="/sign-in">{say(texts.signIn)}</Link>}>
      {done ? (
        <p role="status">{say(texts.done)}</p>
      ) : email === undefined ? (
        <AskForm onSent={setEmail} />
      ) : (
        <SetForm email={email} onDone={() => setDone(true)} />
      )}
    </Gate>
  );
}

function AskForm({ onSent }: { onSent: (email: string) => void }) {
  const say = useSay();
  const form = useForm(forgotPassword.input, {});
  const { error, busy, submit } = useSubmit(form, async (input) => {
    await call(forgotPassword, input as never);
    onSent(String(input['email']));
  });
  return (
    <form onSubmit={submit} noValidate>
      <ProblemBox error={error} />
      <PlainField form={form} path="email" schema={address} autoComplete="username" autoFocus />
      <Button type="primary" htmlType="submit" loading={busy} block>
        {say(texts.send)}
      </Button>
    </form>
  );
}

/** The code that came by mail, and the new password. */
export function SetForm({ email, onDone }: { email: string; onDone: () => void }) {
  const say = useSay();
  const form = useForm(resetPassword.input, { email });
  const { error, busy, submit } = useSubmit(form, async (input) => {
    await call(resetPassword, input as never);
    onDone();
  });
  const { code, password } = resetPassword.input.shape;
  return (
    <form onSubmit={submit} noValidate>
      <p className="muted">{say(texts.sent)}</p>
      <ProblemBox error={error} />
      <PlainField
        form={form}
        path="code"
        schema={code}
        label={texts.code}
        autoComplete="one-time-code"
        autoFocus
      />
      <PlainField
        form={form}
        path="password"
        schema={password}
        label={texts.password}
        type="password"
        autoComplete="new-password"
      />
      <Button type="primary" htmlType="submit" loading={busy} block>
        {say(texts.set)}
      </Button>
    </form>
  );
}
