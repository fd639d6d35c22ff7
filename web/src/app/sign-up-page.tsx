import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { signUp } from '../../../shared/contracts/account/operations.ts';
import { Field } from '../kit/fields/field.tsx';
import { ProblemBox } from '../kit/form/problem-box.tsx';
import { useForm } from '../kit/form/use-form.ts';
import { call } from '../lib/call.ts';
import { useSay } from '../lib/language.ts';
import { Gate } from './gate.tsx';
import { suggestions, welcome } from './new-company.ts';
import { PlainField } from './plain-field.tsx';
import { useSubmit } from './use-submit.ts';

const texts = {
  title: { en: 'Sign up your company', zh: '注册公司' },
  go: { en: 'Sign up', zh: '注册' },
  have: { en: 'You have an account?', zh: '已有账号？' },
  signIn: { en: 'Sign in', zh: '登录' },
  books: { en: 'Books', zh: '账套' },
  fixed: {
    en: 'Costing method and first period stay as they are once the books are open.',
    zh: '存货计价方法和启用期间在开账后不能更改。',
  },
  password: { en: 'At least 10 characters; a few words do well', zh: '至少 10 个字符，几个词即可' },
} as const;

/** One page, under a minute: who, which company, and the four choices that its books need. */
export function Page() {
  const say = useSay();
  const form = useForm(signUp.input, suggestions());
  const { error, busy, submit } = useSubmit(form, async (input) => {
    welcome((await call(signUp, input as never)).tenantId);
  });
  const { shape } = signUp.input;
  return (
    <Gate
      title={say(texts.title)}
      foot={
        <>
          {say(texts.have)} <Link to="/sign-in">{say(texts.signIn)}</Link>
        </>
      }
    >
      <form onSubmit={submit} noValidate>
        <ProblemBox error={error} />
        <div className="gate-two">
          <PlainField form={form} path="company" schema={shape.company} autoFocus />
          <PlainField form={form} path="name" schema={shape.name} autoComplete="name" />
          <PlainField form={form} path="email" schema={shape.email} autoComplete="username" />
          <PlainField
            form={form}
            path="password"
            schema={shape.password}
            type="password"
            autoComplete="new-password"
            hint={say(texts.password)}
          />
        </div>
        <h2>{say(texts.books)}</h2>
        <div className="gate-two">
          <Field form={form} path="accountingStandard" schema={shape.accountingStandard} />
          <Field form={form} path="taxpayerType" schema={shape.taxpayerType} />
          <Field form={form} path="costingMethod" schema={shape.costingMethod} />
          <Field form={form} path="firstPeriod" schema={shape.firstPeriod} />
          <Field form={form} path="locale" schema={shape.locale} />
          <Field form={form} path="taxNumber" schema={shape.taxNumber} />
        </div>
        <p className="caption">{say(texts.fixed)}</p>
        <div>
          <Button type="primary" htmlType="submit" loading={busy} size="large">
            {say(texts.go)}
          </Button>
        </div>
      </form>
    </Gate>
  );
}
