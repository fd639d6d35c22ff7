import { catalogue } from 'virtual:catalogue';
import { useSay } from '../../lib/language.ts';
import { useTitle } from '../../lib/titles.ts';

const texts = {
  system: { en: 'System', zh: '系统' },
  key: { en: 'API key', zh: 'API 密钥' },
  machine: { en: 'Automatic: {machine}', zh: '自动：{machine}' },
  after: { en: 'Automatically, after {what}', zh: '{what}后自动处理' },
} as const;

/** Who did something, as the log names them. */
export const isActor = (value: unknown): value is string =>
  typeof value === 'string' && /^(user|key|system|workflow|reaction):\S+$/.test(value);

/** user:mem_…, key:key_…, reaction:… as people know them. */
export function Actor({ name }: { name: string }) {
  const say = useSay();
  const [kind = '', id = ''] = name.includes(':') ? name.split(':') : ['', name];
  const member = useTitle('member', id.startsWith('mem_') ? id : undefined);
  if (id.startsWith('mem_')) return <>{member?.code ?? '…'}</>;
  if (kind === 'key') return <>{say(texts.key)}</>;
  const { machines, after } = catalogue.byItself;
  const machine = kind === 'workflow' && machines[id];
  if (machine) return <>{say(texts.machine, { machine: say(machine) })}</>;
  const what = kind === 'reaction' && after[id];
  if (what) return <>{say(texts.after, { what: say(what) })}</>;
  return <>{say(texts.system)}</>;
}
