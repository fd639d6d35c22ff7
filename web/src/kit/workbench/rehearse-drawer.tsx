import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Label } from '../../../../shared/contracts/fields.ts';
import type { AnyOperation, Input } from '../../../../shared/contracts/operation.ts';
import { call, type DryRun, newKey, type Output, tryOut } from '../../lib/call.ts';
import { useSay } from '../../lib/language.ts';
import { refreshAll } from '../../lib/queries.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import { Effect } from '../preview/effect.tsx';
import { usePageKeys } from '../use-page-keys.ts';

const texts = {
  cancel: { en: 'Cancel', zh: '取消' },
  effect: { en: 'What happens', zh: '执行结果预览' },
} as const;

interface Props<C extends AnyOperation> {
  operation: C;
  /** Undefined while something is still missing: nothing is tried and nothing can be done. */
  input: Input<C> | undefined;
  title: string;
  /** Once what was typed into the options is found: what is done waits for it. */
  settled?: () => Promise<void>;
  /** What the button says; the operation's own label without it. */
  action?: Label;
  danger?: boolean;
  /** What stands above the preview: options of the command. */
  children?: ReactNode;
  /** The preview in the words of this command; the changed documents without it. */
  told?: (effect: DryRun<Output<C>>) => ReactNode;
  onClose: () => void;
  onDone: (answer: Output<C>) => void;
}

/** Shows what a command would do, tried anew whenever its input changes; Enter does it. */
export function RehearseDrawer<C extends AnyOperation>(props: Props<C>) {
  const { operation, input, title, action, danger = false, told, onClose, onDone } = props;
  const say = useSay();
  const text = JSON.stringify(input);
  const key = useMemo(() => newKey(), [text]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const effect = useQuery({
    queryKey: ['rehearsal', operation.id, input],
    queryFn: ({ signal }) => tryOut(operation, input as Input<C>, { signal }),
    enabled: input !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
  const ready = input !== undefined && effect.data !== undefined && !effect.isFetching;
  const latest = useRef({ input, key, wrong: false });
  latest.current = { input, key, wrong: effect.error !== null };
  const act = async () => {
    if (busy) return;
    await props.settled?.();
    const { input: wanted, key: once, wrong } = latest.current;
    if (wanted === undefined || wrong) return;
    setBusy(true);
    setError(undefined);
    try {
      const answer = await call(operation, wanted, { key: once });
      refreshAll();
      onDone(answer);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  usePageKeys({ 'ctrl+enter': act }, true);
  return (
    <Drawer
      open
      size={480}
      title={title}
      onClose={onClose}
      footer={
        <div className="row drawer-foot">
          <span className="spacer" />
          <Button onClick={onClose}>{say(texts.cancel)}</Button>
          <Button
            key={ready ? 'ready' : 'waiting'}
            type="primary"
            autoFocus={ready && props.children === undefined}
            danger={danger}
            loading={busy}
            disabled={!ready}
            onClick={() => void act()}
            title="Ctrl+Enter"
          >
            {say(action ?? operation.label)}
          </Button>
        </div>
      }
    >
      <ProblemBox error={error ?? effect.error} />
      {props.children}
      {!effect.error && (
        <section className="effect" aria-busy={effect.isFetching}>
          <h2>{say(texts.effect)}</h2>
          {effect.data ? (told?.(effect.data) ?? <Effect effect={effect.data} />) : <Bones />}
        </section>
      )}
    </Drawer>
  );
}

const Bones = () => (
  <div className="bones" aria-hidden="true">
    <span className="bone" />
    <span className="bone" />
  </div>
);
