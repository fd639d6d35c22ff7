import { useSay } from '../../lib/language.ts';
import { allRights, type RightsOfModule } from '../../lib/rights.ts';
import { mayDo } from '../../lib/session.ts';

const texts = { whole: { en: 'Everything', zh: '全部' } } as const;

interface Props {
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** Rights to tick, by module and by what they are about; only those that oneself has. */
export function ScopeTable({ chosen, onChange }: Props) {
  const mine = allRights()
    .map((module) => ({
      ...module,
      nouns: module.nouns
        .map((noun) => ({
          ...noun,
          rights: noun.rights.filter(({ permission }) => mayDo(permission)),
        }))
        .filter(({ rights }) => rights.length > 0),
    }))
    .filter(({ nouns }) => nouns.length > 0);
  return mine.map((module) => <OneModule key={module.module} {...{ module, chosen, onChange }} />);
}

function OneModule({ module, chosen, onChange }: Props & { module: RightsOfModule }) {
  const say = useSay();
  const set = (scope: string, on: boolean, without: readonly string[] = []) => {
    const rest = chosen.filter((one) => one !== scope && !without.includes(one));
    onChange(on ? [...rest, scope] : rest);
  };
  return (
    <table className="table scopes">
      <colgroup>
        <col className="scopes-noun" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th colSpan={2}>{say(module.label)}</th>
        </tr>
      </thead>
      <tbody>
        {module.nouns.map(({ noun, label, rights }) => {
          const whole = `${noun}.*`;
          const all = chosen.includes(whole);
          const single = rights.map(({ permission }) => permission);
          return (
            <tr key={noun}>
              <td>{say(label)}</td>
              <td>
                {rights.length > 1 && (
                  <Tick
                    label={say(texts.whole)}
                    checked={all}
                    onChange={(on) => set(whole, on, single)}
                  />
                )}
                {rights.map(({ permission, label: what }) => (
                  <Tick
                    key={permission}
                    label={say(what)}
                    checked={all || chosen.includes(permission)}
                    disabled={all}
                    onChange={(on) => set(permission, on)}
                  />
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface TickProps {
  label: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}

const Tick = ({ label, checked, disabled = false, onChange }: TickProps) => (
  <label className="check">
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      onChange={({ target }) => onChange(target.checked)}
    />
    <span>{label}</span>
  </label>
);
