import { useId } from 'react';
import { Chip } from '../../../kit/chip.tsx';
import { useSay } from '../../../lib/language.ts';

const texts = {
  reason: { en: 'Scrap reason', zh: '报废原因' },
  other: { en: 'Another reason', zh: '其他原因' },
} as const;

const usual = [
  { en: 'Dimension', zh: '尺寸超差' },
  { en: 'Surface', zh: '表面缺陷' },
  { en: 'Material', zh: '来料不良' },
  { en: 'Machine', zh: '设备故障' },
  { en: 'Set-up', zh: '调试报废' },
] as const;

interface Props {
  value: string | undefined;
  onChange: (reason: string | undefined) => void;
}

/** Why pieces are scrap: the usual reasons at a touch, or words of one's own. */
export function ScrapReason({ value, onChange }: Props) {
  const say = useSay();
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{say(texts.reason)}</label>
      <div className="shop-reasons">
        {usual.map((reason) => {
          const text = say(reason);
          return (
            <Chip key={reason.en} on={text === value} onChoose={() => onChange(text)}>
              {text}
            </Chip>
          );
        })}
      </div>
      <input
        id={id}
        className="input shop-other"
        placeholder={say(texts.other)}
        maxLength={100}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      />
    </div>
  );
}
