import { Button } from 'antd';
import { connection, retryNow } from '../lib/connection.ts';
import { useSay } from '../lib/language.ts';
import { useStore } from '../lib/store.ts';

const texts = {
  lost: {
    en: 'No connection. What you entered stays here and is sent once, when the way is back.',
    zh: '连接已断开。已填写的内容会保留，恢复后自动提交一次，不会重复。',
  },
  now: { en: 'Try now', zh: '立即重试' },
} as const;

export function OfflineBanner() {
  const say = useSay();
  if (useStore(connection) === 'ok') return null;
  return (
    <div className="banner" role="status">
      <span>{say(texts.lost)}</span>
      <Button size="small" onClick={retryNow}>
        {say(texts.now)}
      </Button>
    </div>
  );
}
