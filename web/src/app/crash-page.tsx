import { Button } from 'antd';
import { ProblemBox } from '../kit/form/problem-box.tsx';
import { useSay } from '../lib/language.ts';

const texts = {
  nothing: { en: 'There is no such page', zh: '没有这个页面' },
  failed: { en: 'This page could not be shown', zh: '页面无法显示' },
  check: { en: 'Check the address, or begin at the start page.', zh: '请检查网址，或返回首页。' },
  again: { en: 'Try again', zh: '重试' },
  home: { en: 'Start page', zh: '首页' },
} as const;

/** What could not be shown: an address that leads nowhere, or a page that failed. */
export function CrashPage({ error }: { error?: unknown }) {
  const say = useSay();
  return (
    <main className="page plain-page">
      <h1>{say(error ? texts.failed : texts.nothing)}</h1>
      {error ? <ProblemBox error={error} /> : <p className="muted">{say(texts.check)}</p>}
      <p className="row">
        {error !== undefined && (
          <Button type="primary" onClick={() => window.location.reload()}>
            {say(texts.again)}
          </Button>
        )}
        <Button href="/">{say(texts.home)}</Button>
      </p>
    </main>
  );
}
