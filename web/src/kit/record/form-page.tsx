import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import { useSay } from '../../lib/language.ts';
import { labelOfPath } from '../form/label-of-path.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import type { Form } from '../form/use-form.ts';
import { usePageKeys } from '../use-page-keys.ts';
import { LeaveQuestion } from './leave-question.tsx';
import type { useLeaveGuard } from './use-leave-guard.ts';

const texts = { cancel: { en: 'Cancel', zh: '取消' } } as const;

interface Act {
  label: string;
  run: () => unknown;
  busy: boolean;
  disabled?: boolean;
}

interface Props {
  title: string;
  /** Where it belongs; giving up leads to the last. */
  crumbs?: readonly { to: string; label: string }[];
  /** What the form is for: Ctrl+S and Ctrl+Enter. Without it there is nothing left to do. */
  act?: Act | undefined;
  form: Form;
  input: z.ZodObject;
  error: unknown;
  /** In place of what was refused, where there is more to say about it. */
  trouble?: ReactNode;
  guard: ReturnType<typeof useLeaveGuard>;
  children: ReactNode;
}

/** A form that has the page to itself: its main action above, what was refused, and its fields. */
export function FormPage(props: Props) {
  const { title, crumbs = [], act, form, input, error, trouble, guard, children } = props;
  const say = useSay();
  const navigate = useNavigate();
  usePageKeys({ 'ctrl+s': act?.run, 'ctrl+enter': act?.run });
  const back = crumbs.at(-1)?.to;
  return (
    <div className="page">
      {crumbs.length > 0 && (
        <nav className="crumbs">
          {crumbs.map(({ to, label }) => (
            <Link key={to} to={to}>
              {/* A title that is still looked up is a link all the same. */}
              {label || '…'}
            </Link>
          ))}
        </nav>
      )}
      <div className="page-head">
        <h1>{title}</h1>
        <span className="spacer" />
        {act && (
          <div className="document-actions">
            {back !== undefined && (
              <Button onClick={() => void navigate({ to: back })}>{say(texts.cancel)}</Button>
            )}
            <Button
              type="primary"
              loading={act.busy}
              disabled={act.disabled ?? false}
              // A double click is one press, however quick the answer.
              onClick={({ detail }) => detail < 2 && void act.run()}
              title="Ctrl+S"
            >
              {act.label}
            </Button>
          </div>
        )}
      </div>
      {trouble || (
        <ProblemBox error={error} errors={form.errors} labelOf={(at) => labelOfPath(input, at)} />
      )}
      {children}
      <LeaveQuestion blocker={guard.blocker} />
    </div>
  );
}
