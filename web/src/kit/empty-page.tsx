import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Label } from '../../../shared/contracts/fields.ts';
import { useSay } from '../lib/language.ts';
import { mayDo } from '../lib/session.ts';
import { SampleButton } from './sample-button.tsx';

export interface NextStep {
  label: Label;
  /** Where it is done; whoever lacks the right is not sent there. */
  to: string;
  permission: string;
}

interface Props {
  /** Why there is nothing, and what would stand here. */
  says: readonly Label[];
  next: readonly NextStep[];
  /** The company may be empty altogether; where work runs out every day it is not offered. */
  sample?: boolean;
}

/** A workbench without work: what it is for, and what brings something to it. */
export function EmptyPage({ says, next, sample = false }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  return (
    <div className="empty">
      {says.map((text) => (
        <p key={text.en}>{say(text)}</p>
      ))}
      <div className="row">
        {next
          .filter(({ permission }) => mayDo(permission))
          .map(({ label, to }) => (
            <Button key={to} onClick={() => void navigate({ to })}>
              {say(label)}
            </Button>
          ))}
        {sample && <SampleButton />}
      </div>
    </div>
  );
}
