import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { signIn } from '../../../shared/contracts/account/operations.ts';
import { ProblemBox } from '../kit/form/problem-box.tsx';
import { useForm } from '../kit/form/use-form.ts';
import { call } from '../lib/call.ts';
import { useSay } from '../lib/language.ts';
import { PlainField } from './plain-field.tsx';
import { useSubmit } from './use-submit.ts';

const texts = {
  enter: { en: 'Sign in', zh: '登录' },
  forgot: { en: 'Forgotten password', zh: '忘记密码' },
} as const;

interface Props {
  /** Into this company; without it into the only one there is. */
  tenantId?: string | undefined;
  onDone: (companies: number) => void;
}

export function SignInForm({ tenantId, onDone }: Props) {
  const say = useSay();
  const form = useForm(signIn.input, tenantId === undefined ? {} : { tenantId });
  const { error, busy, submit } = useSubmit(form, async (input) => {
    const { companies } = await call(signIn, input as never);
    onDone(companies.length);
  });
  const { email, password } = signIn.input.shape;
  return (
    <form onSubmit={submit} noValidate>
      <ProblemBox error={error} />
      <PlainField
        form={form}
        path="email"
        schema={email}
        autoComplete="username"
        autoFocus={tenantId === undefined}
      />
      <PlainField
        form={form}
        path="password"
        schema={password}
        type="password"
        autoComplete="current-password"
      />
      <Button type="primary" htmlType="submit" loading={busy} block>
        {say(texts.enter)}
      </Button>
      <Link to="/forgot-password">{say(texts.forgot)}</Link>
    </form>
  );
}
