import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { importable } from '../../kit/list/empty-list.tsx';
import { SampleButton } from '../../kit/sample-button.tsx';
import { call } from '../../lib/call.ts';
import { loadNoun, nounEntry } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { keys } from '../../lib/queries.ts';
import { remember, remembered } from '../../lib/remember.ts';
import { mayDo } from '../../lib/session.ts';

const texts = {
  title: { en: 'First steps', zh: '开始使用' },
  hide: { en: 'Hide', zh: '不再显示' },
  done: { en: 'done', zh: '已完成' },
  add: { en: 'New', zh: '新建' },
  import: { en: 'Import', zh: '导入' },
  look: {
    en: 'Or look around first, in a company with a year of work behind it',
    zh: '或者先到一家有一年业务数据的示例公司里看看',
  },
} as const;

interface Step {
  noun: string;
  label: Label;
  /** How many there are from the beginning. */
  given: number;
  path: string;
  importPath?: string;
  /** What has to be imported for it, when that is another noun's. */
  imports?: string;
}

const steps: readonly Step[] = [
  {
    noun: 'item',
    label: { en: 'The items that you sell, buy or make', zh: '物料：销售、采购或生产的东西' },
    given: 0,
    path: '/masterdata/items/new',
    importPath: '/masterdata/items/import',
  },
  {
    noun: 'customer',
    label: { en: 'Your customers', zh: '客户' },
    given: 0,
    path: '/masterdata/customers/new',
    importPath: '/masterdata/customers/import',
  },
  {
    noun: 'stockMove',
    label: { en: 'What lies in stock today', zh: '期初库存' },
    given: 0,
    path: '/inventory/do/receiveOtherStock',
    imports: 'openingStock',
    importPath: '/inventory/stock-moves/import',
  },
  {
    noun: 'member',
    label: { en: 'The people you work with', zh: '一起工作的成员' },
    given: 1,
    path: '/platform/do/inviteMember',
  },
];

const HIDDEN = 'first-steps.hidden';

/** What fills a company. Gone once all of it is done, or when it is not wanted. */
export function FirstSteps() {
  const say = useSay();
  const [hidden, setHidden] = useState(remembered<boolean>(HIDDEN) === true);
  const counts = useCounts();
  const known = steps.filter(({ noun }) => counts[noun] !== undefined);
  const open = known.filter(({ noun, given }) => (counts[noun] ?? 0) <= given);
  if (hidden || open.length === 0) return null;
  const hide = () => {
    remember(HIDDEN, true);
    setHidden(true);
  };
  return (
    <section className="card first-steps">
      <header>
        <h2>{say(texts.title)}</h2>
        <Button type="text" size="small" onClick={hide}>
          {say(texts.hide)}
        </Button>
      </header>
      <ul>
        {known.map((step) => (
          <One key={step.noun} step={step} done={!open.includes(step)} />
        ))}
        <li>
          <span className="step-mark" aria-hidden="true" />
          <span>{say(texts.look)}</span>
          <span className="row">
            <SampleButton />
          </span>
        </li>
      </ul>
    </section>
  );
}

function One({ step, done }: { step: Step; done: boolean }) {
  const say = useSay();
  const { noun, label, path, importPath, imports = noun } = step;
  return (
    <li data-done={done || undefined}>
      <span className="step-mark" aria-hidden="true">
        {done ? '✓' : ''}
      </span>
      <span>
        {say(label)}
        {done && <span className="visually-hidden"> {say(texts.done)}</span>}
      </span>
      <span className="row">
        <Link to={path}>{say(texts.add)}</Link>
        {importPath && importable(imports) && <Link to={importPath}>{say(texts.import)}</Link>}
      </span>
    </li>
  );
}

/** How many there are of each; undefined while it is not known or not to be seen. */
function useCounts(): Readonly<Record<string, number | undefined>> {
  const item = useCount('item');
  const customer = useCount('customer');
  const stockMove = useCount('stockMove');
  const member = useCount('member');
  return { item, customer, stockMove, member };
}

function useCount(noun: string): number | undefined {
  const input = { limit: 1, count: true };
  const { data } = useQuery({
    queryKey: keys.list(noun, input),
    queryFn: async ({ signal }) => {
      const { list } = await loadNoun(noun);
      return (await call(list, input as never, { signal })) as { total?: number };
    },
    enabled: nounEntry(noun) !== undefined && mayDo(`${noun}.read`),
  });
  return data?.total;
}
