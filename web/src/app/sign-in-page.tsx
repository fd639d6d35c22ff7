import { Link, useSearch } from '@tanstack/react-router';
import { useSay } from '../lib/language.ts';
import type { Search } from '../lib/search-params.ts';
import { Gate } from './gate.tsx';
import { SignInForm } from './sign-in-form.tsx';

const texts = {
  title: { en: 'Sign in', zh: '登录' },
  none: { en: 'No account yet?', zh: '还没有账号？' },
  up: { en: 'Sign up', zh: '注册' },
} as const;

export function Page() {
  const say = useSay();
  const { next } = useSearch({ strict: false }) as Search;
  const go = (companies: number) => {
    const safe = next?.startsWith('/') && !next.startsWith('//') ? next : '/';
    window.location.assign(companies === 1 ? safe : '/companies');
  };
  return (
    <Gate
      title={say(texts.title)}
      foot={
        <>
          {say(texts.none)} <Link to="/sign-up">{say(texts.up)}</Link>
        </>
      }
    >
      <SignInForm onDone={go} />
    </Gate>
  );
}
