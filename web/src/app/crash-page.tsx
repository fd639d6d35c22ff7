import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { ProblemBox } from '../kit/form/problem-box.tsx';
import { useSay } from '../lib/language.ts';
import { mayReload, PartMissing, reload } from '../lib/parts.ts';
import { isProblem } from '../lib/problem.ts';
import { LoadingPage } from './loading-page.tsx';

const texts = {
  nothing: { en: 'There is no such page', zh: '没有这个页面' },
  failed: { en: 'This page could not be shown', zh: '页面无法显示' },
  check: { en: 'Check the address, or begin at the start page.', zh: '请检查网址，或返回首页。' },
  again: { en: 'Try again', zh: '重试' },
  home: { en: 'Start page', zh: '首页' },
} as const;

/** The document that the address names is not there, or no id is written like that. */
const leadsNowhere = (error: unknown): boolean =>
  isProblem(error) && (error.status === 404 || error.status === 400);

/**
 * What could not be shown: an address that leads nowhere, or a page that failed. One of which a
 * part is missing is loaded anew by itself, as its part comes only so.
 */
export function CrashPage({ error }: { error?: unknown }) {
  const [reloads] = useState(() => error instanceof PartMissing && mayReload());
  useEffect(() => {
    if (reloads) reload();
  }, [reloads]);
  return reloads ? <LoadingPage /> : <Failure error={error} />;
}

function Failure({ error }: { error?: unknown }) {
  const say = useSay();
  const failed = error !== undefined && !leadsNowhere(error);
  return (
    <main className="page plain-page">
      <h1>{say(failed ? texts.failed : texts.nothing)}</h1>
      {failed ? <ProblemBox error={error} /> : <p className="muted">{say(texts.check)}</p>}
      <p className="row">
        {failed && (
          <Button type="primary" onClick={() => window.location.reload()}>
            {say(texts.again)}
          </Button>
        )}
        <Button href="/">{say(texts.home)}</Button>
      </p>
    </main>
  );
}
