// By hand: people type one side of a line; the sheet shows the account's name and what is missing.
import './finance.css';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import * as z from 'zod';
import { journalLine } from '../../../../shared/contracts/finance/journal.ts';
import { postManualJournal } from '../../../../shared/contracts/finance/ledger-operations.ts';
import { isNegative, isZero, neg, sub } from '../../../../shared/kernel/decimal.ts';
import { Field } from '../../kit/fields/field.tsx';
import { cleaned } from '../../kit/form/paths.ts';
import { useForm, type Values } from '../../kit/form/use-form.ts';
import type { ComputedColumn, Line } from '../../kit/lines/grid-props.ts';
import { LinesGrid } from '../../kit/lines/lines-grid.tsx';
import { EffectSection } from '../../kit/preview/effect-section.tsx';
import { useRehearsal } from '../../kit/preview/use-rehearsal.ts';
import { FormPage } from '../../kit/record/form-page.tsx';
import { useLeaveGuard } from '../../kit/record/use-leave-guard.ts';
import { useSend } from '../../kit/record/use-send.ts';
import { usePageKeys } from '../../kit/use-page-keys.ts';
import { moneyText, today } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { Amount } from './amount.tsx';
import { completeLines, sidesOf } from './entry-lines.ts';
import { useAccountName } from './use-accounts.ts';

const texts = {
  title: { en: 'New voucher', zh: '录入凭证' },
  list: { en: 'Vouchers', zh: '凭证' },
  post: { en: 'Post', zh: '记账' },
  name: { en: 'Account name', zh: '科目名称' },
  running: { en: 'Running balance', zh: '累计借贷差' },
  debit: { en: 'Debit', zh: '借方' },
  credit: { en: 'Credit', zh: '贷方' },
  missing: { en: 'Missing in credit', zh: '贷方差额' },
  missingDebit: { en: 'Missing in debit', zh: '借方差额' },
  even: { en: 'Balanced', zh: '借贷平衡' },
  fill: { en: 'Fill in the difference', zh: '补平差额' },
} as const;

/** The columns of everyday vouchers; the two sides are typed one at a time. */
const line = journalLine
  .pick({
    memo: true,
    accountCode: true,
    debit: true,
    credit: true,
    customerId: true,
    supplierId: true,
    itemId: true,
    warehouseId: true,
    department: true,
    project: true,
    person: true,
  })
  .extend({
    debit: journalLine.shape.debit.optional(),
    credit: journalLine.shape.credit.optional(),
  });
const entry = postManualJournal.input.extend({
  lines: z
    .array(line)
    .min(1)
    .max(200)
    .meta(postManualJournal.input.shape.lines.meta() ?? {}),
}) as unknown as z.ZodObject;

const ORDER = ['memo', 'accountCode', 'debit', 'credit'];
const LATER = [
  'customerId',
  'supplierId',
  'itemId',
  'warehouseId',
  'department',
  'project',
  'person',
];

export function Page() {
  const say = useSay();
  const navigate = useNavigate();
  const start = useMemo(() => ({ date: today(), lines: [{}, {}] }), []);
  const form = useForm(entry, start);
  const guard = useLeaveGuard(form.dirty);
  const rows = (form.values['lines'] ?? []) as readonly Line[];
  const { debit, credit } = sidesOf(rows);
  const difference = sub(debit, credit);
  // What does not balance yet is still being typed.
  const values = isZero(difference) ? completed(form.values) : {};
  const rehearsal = useRehearsal(postManualJournal, { values });
  const check = () => {
    const input = form.check();
    return input && completed(input);
  };
  const { send, busy, error } = useSend(postManualJournal, { ...form, check }, { rehearsal });
  const computed = useComputed(rows);
  const post = () =>
    send(({ id }: { id: string }) => {
      guard.leaveFreely();
      return navigate({ to: `/finance/journals/${id}`, replace: true });
    });
  const fill = () => form.set('lines', filledIn(rows, difference));
  usePageKeys({ 'alt+b': fill });
  return (
    <FormPage
      title={say(texts.title)}
      crumbs={[{ to: '/finance/journals', label: say(texts.list) }]}
      act={{ label: say(texts.post), run: post, busy }}
      {...{ form, error, guard }}
      input={entry}
    >
      <div className="card">
        <section className="form-section">
          <div className="fields">
            <Field form={form} path="date" schema={entry.shape['date'] as z.ZodType} autoFocus />
            <Field form={form} path="memo" schema={entry.shape['memo'] as z.ZodType} />
          </div>
        </section>
        <section className="form-section" data-path="lines">
          <LinesGrid
            schema={entry.shape['lines'] as z.ZodType}
            rows={rows}
            onChange={(next) => form.set('lines', next)}
            errors={form.errors}
            wait={form.wait}
            mark={form.mark}
            path="lines"
            columns={ORDER}
            computed={computed}
            later={LATER}
            onLine={oneSide}
            foot={<Sums debit={debit} credit={credit} difference={difference} onFill={fill} />}
          />
        </section>
        <EffectSection {...rehearsal} />
      </div>
    </FormPage>
  );
}

const completed = (input: Values): Values => ({
  ...input,
  lines: completeLines(cleaned(input['lines']) as Line[]),
});

/** Whoever types one side takes back the other. */
function oneSide(line: Line, field: string): Line {
  const other = field === 'debit' ? 'credit' : field === 'credit' ? 'debit' : undefined;
  if (!other || line[field] === undefined || line[other] === undefined) return line;
  const { [other]: _, ...rest } = line;
  return rest;
}

/** Puts what is missing on the last line that has an account and no amount, else on a new one. */
function filledIn(rows: readonly Line[], difference: string): readonly Line[] {
  if (isZero(difference)) return rows;
  const amount = isNegative(difference) ? { debit: neg(difference) } : { credit: difference };
  const open = ({ debit, credit }: Line) => debit === undefined && credit === undefined;
  const at = rows.findLastIndex((line) => open(line) && line['accountCode'] !== undefined);
  const empty = at >= 0 ? at : rows.findIndex(open);
  if (empty < 0) return [...rows, amount];
  return rows.with(empty, { ...rows[empty], ...amount });
}

function useComputed(rows: readonly Line[]): readonly ComputedColumn[] {
  const nameOf = useAccountName();
  return useMemo(() => {
    const running = rows.map((_, index) => {
      const so = sidesOf(rows.slice(0, index + 1));
      return sub(so.debit, so.credit);
    });
    return [
      {
        field: 'name',
        label: texts.name,
        width: 160,
        show: ({ accountCode }) => nameOf(String(accountCode ?? '')),
      },
      {
        field: 'running',
        label: texts.running,
        width: 120,
        numeric: true,
        show: (line, index) =>
          Object.keys(line).length > 0 && <Amount value={running[index]} zero />,
      },
    ];
  }, [rows, nameOf]);
}

interface SumsProps {
  debit: string;
  credit: string;
  difference: string;
  onFill: () => void;
}

function Sums({ debit, credit, difference, onFill }: SumsProps) {
  const say = useSay();
  const missing = isNegative(difference) ? texts.missingDebit : texts.missing;
  return (
    <div className="entry-sums" role="status">
      <span>
        {say(texts.debit)} <strong>{moneyText(debit)}</strong>
      </span>
      <span>
        {say(texts.credit)} <strong>{moneyText(credit)}</strong>
      </span>
      {isZero(difference) ? (
        <span>{say(texts.even)}</span>
      ) : (
        <button
          type="button"
          className="link"
          onClick={onFill}
          title={`${say(texts.fill)} (Alt+B)`}
        >
          {say(missing)} {moneyText(difference.replace('-', ''))}
        </button>
      )}
    </div>
  );
}
