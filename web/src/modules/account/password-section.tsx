import { Button } from 'antd';
import { useState } from 'react';
import { changePassword, forgotPassword } from '../../../../shared/contracts/account/operations.ts';
import { SetForm } from '../../app/forgot-password-page.tsx';
import { PlainField } from '../../app/plain-field.tsx';
import { useSubmit } from '../../app/use-submit.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { call } from '../../lib/call.ts';
import { useSay } from '../../lib/language.ts';

const texts = {
  password: { en: 'Password', zh: '密码' },
  change: { en: 'Change the password', zh: '修改密码' },
  what: {
    en: 'Your other sessions end with the change; this one goes on.',
    zh: '修改后，您的其他登录会话将结束，当前会话继续。',
  },
  forgotten: { en: 'I forgot the old one', zh: '忘记了当前密码' },
  done: { en: 'The password is changed.', zh: '密码已修改。' },
} as const;

/** A new password by the old one, or, for who forgot it, by a code in the mail. */
export function PasswordSection({ email }: { email: string }) {
  const say = useSay();
  const [step, setStep] = useState<'change' | 'sent' | 'done'>('change');
  const [error, setError] = useState<unknown>();
  const send = () => call(forgotPassword, { email }).then(() => setStep('sent'), setError);
  return (
    <section className="card">
      <h2>{say(texts.password)}</h2>
      <ProblemBox error={error} />
      {step === 'change' && (
        <div className="narrow">
          <ChangeForm email={email} onDone={() => setStep('done')} onForgotten={send} />
        </div>
      )}
      {step === 'sent' && (
        <div className="narrow">
          <SetForm email={email} onDone={() => setStep('done')} />
        </div>
      )}
      {step === 'done' && <p role="status">{say(texts.done)}</p>}
    </section>
  );
}

interface FormProps {
  email: string;
  onDone: () => void;
  onForgotten: () => Promise<void>;
}

function ChangeForm({ email, onDone, onForgotten }: FormProps) {
  const say = useSay();
  const form = useForm(changePassword.input, {});
  const { error, busy, submit } = useSubmit(form, async (input) => {
    const { session } = await call(changePassword, input as never);
    if (session) onDone();
    else window.location.assign('/sign-in');
  });
  const { currentPassword, password } = changePassword.input.shape;
  return (
    <form onSubmit={submit} noValidate>
      <p className="muted">{say(texts.what)}</p>
      {Object.keys(form.errors).length === 0 && <ProblemBox error={error} />}
      {/* Tells the browser's store of passwords whose password it is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <PlainField
        form={form}
        path="currentPassword"
        schema={currentPassword}
        type="password"
        autoComplete="current-password"
      />
      <PlainField
        form={form}
        path="password"
        schema={password}
        type="password"
        autoComplete="new-password"
      />
      <Button type="primary" htmlType="submit" loading={busy} block>
        {say(texts.change)}
      </Button>
      <Button type="text" onClick={() => void onForgotten()} block>
        {say(texts.forgotten)}
      </Button>
    </form>
  );
}
