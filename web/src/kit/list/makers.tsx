import { DownOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { mayDo } from '../../lib/session.ts';
import { Menu } from '../menu.tsx';

const texts = { more: { en: 'More', zh: '更多' } } as const;

const AS_BUTTONS = 2;

export const makersOf = ({ makers }: NounContracts): readonly AnyOperation[] =>
  makers.filter(({ permission }) => mayDo(permission)).toSorted((a, b) => orderOf(a) - orderOf(b));

const orderOf = ({ page }: AnyOperation): number => page?.primary ?? Number.MAX_SAFE_INTEGER;

interface Props {
  makers: readonly AnyOperation[];
  /** Whether the first is the page's one blue button. */
  primary: boolean;
}

/** The commands by which documents of a list come about, when it is not by one form. */
export function Makers({ makers, primary }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const go = (one: AnyOperation) => void navigate({ to: `/${one.module}/do/${one.name}` });
  const menu = makers.slice(AS_BUTTONS);
  const buttons = makers.slice(0, AS_BUTTONS).map((one, index) => (
    <Button
      key={one.id}
      type={primary && index === 0 ? 'primary' : 'default'}
      {...(primary && index === 0 && { title: 'Alt+N' })}
      onClick={() => go(one)}
    >
      {say(one.label)}
    </Button>
  ));
  return (
    <>
      {menu.length > 0 && (
        <Menu
          className="plain-button"
          align="right"
          items={menu.map(({ id, label }) => ({ key: id, label: say(label) }))}
          onChoose={(key) => {
            const found = menu.find(({ id }) => id === key);
            if (found) go(found);
          }}
        >
          {say(texts.more)} <DownOutlined style={{ fontSize: 10 }} aria-hidden="true" />
        </Menu>
      )}
      {buttons.reverse()}
    </>
  );
}
