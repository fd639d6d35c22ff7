import { Button } from 'antd';
import { useState } from 'react';
import { instantText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { useCompany } from '../../lib/session.ts';
import { InstantField, isMoment } from '../fields/instant-field.tsx';
import { momentWanted } from '../form/issue-text.ts';
import { Popover } from '../popover.tsx';

const texts = {
  asOf: { en: 'As of', zh: '截至' },
  moment: { en: 'Moment, {zone} time', zh: '时间点（{zone}）' },
  apply: { en: 'Show it as it was', zh: '查看当时' },
  now: { en: 'Back to now', zh: '回到现在' },
} as const;

interface Props {
  asOf: string | undefined;
  open: boolean;
  onOpen: (open: boolean) => void;
  onChange: (asOf: string | undefined) => void;
}

/** The list as everything stood at a moment of the past. */
export function AsOfChip({ asOf, open, onOpen, onChange }: Props) {
  const say = useSay();
  return (
    <span className={asOf ? 'chip-pair' : undefined}>
      <Popover
        className="chip"
        on={asOf !== undefined}
        open={open}
        onOpen={onOpen}
        content={(close) => (
          <AsOfForm
            asOf={asOf}
            onApply={(moment) => {
              onChange(moment);
              close();
            }}
          />
        )}
      >
        <span>
          {say(texts.asOf)}
          {asOf && ` ${instantText(asOf)}`}
        </span>
      </Popover>
      {asOf && (
        <button
          type="button"
          className="chip"
          data-on
          aria-label={say(texts.now)}
          onClick={() => onChange(undefined)}
        >
          ×
        </button>
      )}
    </span>
  );
}

function AsOfForm({
  asOf,
  onApply,
}: {
  asOf: string | undefined;
  onApply: (moment: string | undefined) => void;
}) {
  const say = useSay();
  const zone = useCompany()?.timeZone ?? '';
  const [moment, setMoment] = useState<unknown>(asOf);
  const wrong = typeof moment === 'string' && !isMoment(moment);
  const [refused, setRefused] = useState(false);
  return (
    <form
      className="menu-panel"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong) setRefused(true);
        else onApply(moment as string | undefined);
      }}
    >
      <label htmlFor="as-of">{say(texts.moment, { zone })}</label>
      <InstantField
        id="as-of"
        value={moment}
        invalid={wrong && refused}
        describedBy="as-of-note"
        onChange={setMoment}
        autoFocus
      />
      {wrong && refused && (
        <p id="as-of-note" className="field-error">
          {say(momentWanted)}
        </p>
      )}
      <Button type="primary" htmlType="submit">
        {say(texts.apply)}
      </Button>
    </form>
  );
}
