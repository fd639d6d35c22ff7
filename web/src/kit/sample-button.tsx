import { Button } from 'antd';
import { useState } from 'react';
import { loadSample } from '../../../shared/contracts/account/operations.ts';
import { call } from '../lib/call.ts';
import { language, setLanguage, useSay } from '../lib/language.ts';
import { useSession } from '../lib/session.ts';
import { ProblemBox } from './form/problem-box.tsx';

const texts = {
  load: { en: 'Load the sample company', zh: '加载示例公司' },
  open: { en: 'Open the sample company', zh: '打开示例公司' },
} as const;

/** A company with a year behind it, beside one's own: for whoever has nothing to look at yet. */
export function SampleButton() {
  const say = useSay();
  const who = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const sample = who?.companies.find((one) => one.sample);
  if (!who || (sample && sample.tenantId === who.tenantId)) return null;
  const load = async () => {
    setBusy(true);
    try {
      const { tenantId } = await call(loadSample, {});
      // Its own language is Chinese; whoever looks at it goes on in theirs.
      setLanguage(language());
      window.location.assign(`/welcome?company=${tenantId}&sample=1`);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <>
      <Button loading={busy} onClick={() => void load()}>
        {say(sample ? texts.open : texts.load)}
      </Button>
      <ProblemBox error={error} />
    </>
  );
}
