import { Button } from 'antd';
import { useState } from 'react';
import { TitleLink } from '../../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { usePageKeys } from '../../../kit/use-page-keys.ts';
import { call } from '../../../lib/call.ts';
import { useSay } from '../../../lib/language.ts';
import { refreshAll } from '../../../lib/queries.ts';
import type { Step } from './acceptance.ts';

const texts = {
  undo: { en: 'Undo', zh: '撤销' },
} as const;

/** What was just done, and how it is taken back. */
export interface Done {
  text: string;
  documents: readonly { noun: string; id: string }[];
  undo: readonly Step[];
}

interface Props {
  done: Done;
  onUndone: () => void;
}

/** Says quietly what was done, with its documents; Ctrl+Z takes it back. */
export function DoneLine({ done, onUndone }: Props) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const undo = async () => {
    if (busy || done.undo.length === 0) return;
    setBusy(true);
    setError(undefined);
    try {
      for (const { operation, input } of done.undo) await call(operation, input as never);
      onUndone();
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
    refreshAll();
  };
  usePageKeys({ 'ctrl+z': done.undo.length > 0 && undo });
  return (
    <>
      <div className="done-line" role="status">
        <span>{done.text}</span>
        {done.documents.map(({ noun, id }) => (
          <TitleLink key={id} noun={noun} id={id} withName={false} />
        ))}
        <span className="spacer" />
        {done.undo.length > 0 && (
          <Button size="small" loading={busy} onClick={() => void undo()} title="Ctrl+Z">
            {say(texts.undo)}
          </Button>
        )}
      </div>
      <ProblemBox error={error} />
    </>
  );
}
