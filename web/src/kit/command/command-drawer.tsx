import { Button, Drawer } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { type DryRun, tryOut } from '../../lib/call.ts';
import { useSay } from '../../lib/language.ts';
import { loadSentences } from '../../lib/problem-text.ts';
import { labelOfPath } from '../form/label-of-path.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import { type Form, useForm, type Values } from '../form/use-form.ts';
import { Effect } from '../preview/effect.tsx';
import { FormBody } from '../record/form-body.tsx';
import { useSend } from '../record/use-send.ts';
import { usePageKeys } from '../use-page-keys.ts';
import { FocusFirst } from './focus-first.tsx';

const texts = {
  cancel: { en: 'Cancel', zh: '取消' },
  effect: { en: 'What happens', zh: '执行结果预览' },
  check: { en: 'Show what happens', zh: '预览结果' },
} as const;

interface Props {
  operation: AnyOperation;
  noun?: AnyNoun | undefined;
  /** Fields that are known and not asked for: the document's id. */
  given: Values;
  /** Values that the form begins with. */
  initial?: Values;
  ifMatch?: number | undefined;
  /** Whether to show the effect before it is done. */
  preview?: boolean;
  /** In place of the sheet of lines: a pick list. */
  lines?: (form: Form) => ReactNode;
  onClose: () => void;
  onDone: (answer: unknown) => void;
}

const hasFields = (operation: AnyOperation, given: Values): boolean =>
  Object.keys(operation.input.shape).some((name) => !(name in given));

/** A command: its fields, what it would do, and the button that does it. */
export function CommandDrawer(props: Props) {
  const { operation, noun, given, initial, ifMatch, preview = false, onClose, onDone } = props;
  const without = [...Object.keys(given), ...(props.lines ? ['lines'] : [])];
  const say = useSay();
  const start = useMemo(() => ({ ...initial, ...given }), [initial, given]);
  const form = useForm(operation.input, start);
  const { send, busy, error, setError } = useSend(operation, form, ifMatch);
  const [effect, setEffect] = useState<DryRun>();
  const [trying, setTrying] = useState(false);
  const asks = hasFields(operation, given);
  const text = JSON.stringify(form.values);
  const rehearse = async () => {
    const input = form.check();
    if (!input) return;
    setTrying(true);
    setError(undefined);
    try {
      setEffect(await tryOut(operation, input as never, ifMatch === undefined ? {} : { ifMatch }));
    } catch (failure) {
      await loadSentences();
      form.refuse(failure);
      setError(failure);
      setEffect(undefined);
    }
    setTrying(false);
  };
  useEffect(() => {
    if (!preview || !operation.input.safeParse(form.values).success) return setEffect(undefined);
    const timer = setTimeout(() => void rehearse(), effect ? 400 : 0);
    return () => clearTimeout(timer);
  }, [text, preview]);
  const act = async () => {
    const answer = await send();
    if (answer !== undefined) onDone(answer);
  };
  usePageKeys({ 'ctrl+enter': act, 'ctrl+s': act });
  return (
    <Drawer
      open
      size={asks && wide(operation) ? 960 : 480}
      title={say(operation.label)}
      autoFocus={!asks}
      onClose={onClose}
      footer={
        <div className="row drawer-foot">
          <span className="spacer" />
          <Button onClick={onClose}>{say(texts.cancel)}</Button>
          <Button
            type="primary"
            danger={operation.page?.danger === true}
            loading={busy}
            onClick={() => void act()}
            title="Ctrl+Enter"
          >
            {say(operation.label)}
          </Button>
        </div>
      }
    >
      <ProblemBox
        error={error}
        errors={form.errors}
        labelOf={(at) => labelOfPath(operation.input, at)}
      />
      {asks && (
        <FormBody
          form={form}
          input={operation.input}
          noun={noun}
          without={without}
          columns={wide(operation) ? 3 : 1}
        />
      )}
      {props.lines?.(form)}
      {asks && <FocusFirst />}
      {preview && (
        <section className="effect" aria-busy={trying}>
          <h2>{say(texts.effect)}</h2>
          {effect ? <Effect effect={effect} /> : trying && <span className="bone" />}
        </section>
      )}
    </Drawer>
  );
}

/** With lines it needs the room of a sheet. */
const wide = (operation: AnyOperation): boolean => 'lines' in operation.input.shape;
