import { Button } from 'antd';
import { instantText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';

const texts = {
  past: { en: 'As it was on {moment}', zh: '这是 {moment} 时的样子' },
  now: { en: 'Back to now', zh: '回到现在' },
} as const;

export function AsOfBanner({ asOf, onNow }: { asOf: string; onNow: () => void }) {
  const say = useSay();
  return (
    <div className="banner as-of" role="status">
      <span>{say(texts.past, { moment: instantText(asOf) })}</span>
      <Button size="small" onClick={onNow}>
        {say(texts.now)}
      </Button>
    </div>
  );
}
