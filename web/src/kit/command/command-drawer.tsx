import { Button, Drawer } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { useSay } from '../../lib/language.ts';
import { labelOfPath } from '../form/label-of-path.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import { type Form, useForm, type Values } from '../form/use-form.ts';
import { EffectSection } from '../preview/effect-section.tsx';
import { useRehearsal } from '../preview/use-rehearsal.ts';
import { FormBody } from '../record/form-body.tsx';
import { useSend } from '../record/use-send.ts';
import { usePageKeys } from '../use-page-keys.ts';
import { FocusFirst } from './focus-first.tsx';

const texts = {
  cancel: { en: 'Cancel', zh: '取消' },
} as const;

interface Props {
  operation: AnyOperation;
  noun?: AnyNoun | undefined;
  /** Fields that are known and not asked for: the document's id. */
  given: Values;
  /** Values that the form begins with. */
  initial?: Values;
  ifMatch?: number | undefined;
  /** In place of the sheet of lines: a pick list. */
  lines?: ((form: Form) => ReactNode) | undefined;
  onClose: () => void;
  onDone: (answer: unknown) => unknown;
}

const hasFields = (operation: AnyOperation, given: Values): boolean =>
  Object.keys(operation.input.shape).some((name) => !(name in given));

/** A command: its fields, what it would do, and the button that does it. */
export function CommandDrawer(props: Props) {
  const { operation, noun, given, initial, ifMatch, onClose, onDone } = props;
  const without = [...Object.keys(given), ...(props.lines ? ['lines'] : [])];
  const say = useSay();
  const start = useMemo(() => ({ ...initial, ...given }), [initial, given]);
  const form = useForm(operation.input, start);
  const rehearsal = useRehearsal(operation, form, ifMatch);
  const { send, busy, error } = useSend(operation, form, { ifMatch, rehearsal });
  const asks = hasFields(operation, given);
  // Whoever had nothing to fill in has opened it to see what would happen.
  const seen = asks || !rehearsal.wanted || (rehearsal.effect ?? rehearsal.refused) !== undefined;
  const act = () => seen && send(onDone);
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
            disabled={!seen}
            onClick={act}
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
      <EffectSection {...rehearsal} />
    </Drawer>
  );
}

/** With lines it needs the room of a sheet. */
const wide = (operation: AnyOperation): boolean => 'lines' in operation.input.shape;
