import { useSay } from '../../lib/language.ts';
import { useTitle } from '../../lib/titles.ts';

const texts = {
  system: { en: 'System', zh: '系统' },
  key: { en: 'API key', zh: 'API 密钥' },
} as const;

/** Who did something, as the log names them. */
export const isActor = (value: unknown): value is string =>
  typeof value === 'string' && /^(user|key|system|workflow):\S+$/.test(value);

/** user:mem_…, key:key_…, system:… as people know them. */
export function Actor({ name }: { name: string }) {
  const say = useSay();
  const [kind = '', id = ''] = name.includes(':') ? name.split(':') : ['', name];
  const member = useTitle('member', id.startsWith('mem_') ? id : undefined);
  if (id.startsWith('mem_')) return <>{member?.code ?? '…'}</>;
  if (kind === 'key') return <>{say(texts.key)}</>;
  return <>{say(texts.system)}</>;
}
