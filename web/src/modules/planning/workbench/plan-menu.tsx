import { DownOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { TitleText } from '../../../kit/fields/title-text.tsx';
import { Menu } from '../../../kit/menu.tsx';
import { useAddress } from '../../../kit/use-address.ts';
import { instantText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { mayDo } from '../../../lib/session.ts';
import type { Run } from './plan-data.ts';

const texts = {
  inUse: { en: 'Plan in use', zh: '当前计划' },
  choose: { en: 'Which plan', zh: '选择计划' },
  create: { en: 'New scenario…', zh: '新建方案…' },
} as const;

interface Props {
  inUse: Run | undefined;
  shown: Run | undefined;
  kept: readonly Run[];
}

/** What a plan is called: its scenario, the one in use, or its number. */
function PlanName({ run, inUse }: { run: Run; inUse: Run | undefined }) {
  const say = useSay();
  if (run.scenarioId !== undefined) {
    return <TitleText noun="planningScenario" id={run.scenarioId} />;
  }
  return run.id === inUse?.id ? say(texts.inUse) : run.number;
}

/** Which plan the workbench shows: the one in use, or one that was made for a scenario. */
export function PlanMenu({ inUse, shown, kept }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const [, setSearch] = useAddress();
  const listed = [...(inUse ? [inUse] : []), ...kept];
  const isListed = shown === undefined || listed.some(({ id }) => id === shown.id);
  const plans = isListed ? listed : [shown, ...listed];
  const choose = (key: string) => {
    if (key === 'create') return void navigate({ to: '/planning/planning-scenarios/new' });
    const run = key === inUse?.id ? undefined : key;
    setSearch({ run, at: undefined, kind: undefined });
  };
  return (
    <Menu
      className="text-button"
      title={say(texts.choose)}
      items={[
        ...plans.map((run) => ({
          key: run.id,
          label: <PlanName run={run} inUse={inUse} />,
          detail: instantText(run.snapshotAt ?? run.createdAt),
          selected: run.id === shown?.id,
        })),
        ...(mayDo('planningScenario.write')
          ? [{ key: 'create', label: say(texts.create), apart: true }]
          : []),
      ]}
      onChoose={choose}
    >
      {shown ? <PlanName run={shown} inUse={inUse} /> : say(texts.choose)}{' '}
      <DownOutlined style={{ fontSize: 10 }} aria-hidden="true" />
    </Menu>
  );
}
