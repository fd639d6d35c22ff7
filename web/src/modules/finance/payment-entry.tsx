import './finance.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type * as z from 'zod';
import type { Label } from '../../../../shared/contracts/fields.ts';
import type { paymentMethods } from '../../../../shared/contracts/finance/payment.ts';
import type {
  paySupplier,
  receivePayment,
} from '../../../../shared/contracts/finance/payment-operations.ts';
import { add, isDecimal, isNegative } from '../../../../shared/kernel/decimal.ts';
import { Field } from '../../kit/fields/field.tsx';
import { useForm, type Values } from '../../kit/form/use-form.ts';
import { EffectSection } from '../../kit/preview/effect-section.tsx';
import { useRehearsal } from '../../kit/preview/use-rehearsal.ts';
import { FormPage } from '../../kit/record/form-page.tsx';
import { useLeaveGuard } from '../../kit/record/use-leave-guard.ts';
import { useSend } from '../../kit/record/use-send.ts';
import { moneyText, today } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import type { Search } from '../../lib/search-params.ts';
import { oldestFirst, shareOut } from './allocate.ts';
import { AllocationTable } from './allocation-table.tsx';
import { type OpenItem, useOpenItems } from './use-open-items.ts';

const texts = {
  payments: { en: 'Payments', zh: '收付款单' },
  money: { en: 'To settle', zh: '可核销' },
  settled: { en: 'Settled', zh: '已核销' },
  advance: { en: 'Left as an advance', zh: '余额转预收' },
  prepayment: { en: 'Left as a prepayment', zh: '余额转预付' },
  automatic: { en: 'Oldest first', zh: '按到期先后' },
} as const satisfies Record<string, Label>;

interface Props {
  operation: typeof receivePayment | typeof paySupplier;
  fields: readonly string[];
  /** What adds up to the money that settles items. */
  counts: readonly string[];
}

const amountOf = (value: unknown): string =>
  typeof value === 'string' && isDecimal(value) ? value : '0';

const METHOD: keyof typeof paymentMethods = 'bankTransfer';

/** Money in or out, and the items that it settles: marked by the space bar, the rest shown live. */
export function PaymentEntry({ operation, fields, counts }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const partyField = fields[0] as string;
  const receiving = partyField === 'customerId';
  const start = useMemo(
    () => ({ [partyField]: search[partyField], date: today(), method: METHOD }),
    [partyField],
  );
  const form = useForm(operation.input, start);
  const guard = useLeaveGuard(form.dirty);
  const party = form.values[partyField] as string | undefined;
  const { items, marked, toggle, automatic, setAutomatic } = useMarks(partyField, party);
  const money = add('0', ...counts.map((name) => amountOf(form.values[name])));
  const { taken, rest } = shareOut(money, automatic ? oldestFirst(items) : marked);
  const withMarks = (input: Values): Values =>
    automatic ? input : { ...input, allocations: taken };
  const rehearsal = useRehearsal(operation, { values: withMarks(form.values) });
  const check = () => {
    const input = form.check();
    return input && withMarks(input);
  };
  const { send, busy, error } = useSend(operation, { ...form, check }, { rehearsal });
  const post = () =>
    send(({ id }: { id: string }) => {
      guard.leaveFreely();
      return navigate({ to: `/finance/payments/${id}`, replace: true });
    });
  const shape = operation.input.shape as Record<string, z.ZodType>;
  return (
    <FormPage
      title={say(operation.label)}
      crumbs={[{ to: '/finance/payments', label: say(texts.payments) }]}
      act={{ label: say(operation.label), run: post, busy }}
      {...{ form, error, guard }}
      input={operation.input}
    >
      <div className="stack">
        <div className="card">
          <section className="form-section">
            <div className="fields">
              {fields.map((path, index) => (
                <Field
                  key={path}
                  form={form}
                  path={path}
                  schema={shape[path] as z.ZodType}
                  autoFocus={index === (start[partyField] === undefined ? 0 : 1)}
                />
              ))}
            </div>
          </section>
        </div>
        {party && (
          <AllocationTable
            items={items}
            taken={taken}
            isMarked={({ id }) => taken.some((one) => one.openItemId === id)}
            onToggle={(item) => toggle(item, taken)}
          />
        )}
        <EffectSection {...rehearsal} />
        <div className="card pay-sums row">
          <dl className="figures" aria-live="polite">
            <div>
              <dt>{say(texts.money)}</dt>
              <dd>{moneyText(money)}</dd>
            </div>
            <div>
              <dt>{say(texts.settled)}</dt>
              <dd>{moneyText(add('0', ...taken.map(({ amount }) => amount)))}</dd>
            </div>
            <div>
              <dt>{say(receiving ? texts.advance : texts.prepayment)}</dt>
              <dd data-rest="" data-tone={isNegative(rest) ? 'bad' : undefined}>
                {moneyText(rest)}
              </dd>
            </div>
          </dl>
          <span className="spacer" />
          {!automatic && <Button onClick={() => setAutomatic()}>{say(texts.automatic)}</Button>}
        </div>
      </div>
    </FormPage>
  );
}

/**
 * The items that were marked, in this order; undefined while nobody has, and the oldest go first.
 */
function useMarks(field: string, party: string | undefined) {
  const wanted = party === undefined ? undefined : { [field]: party };
  const { data } = useOpenItems(wanted as { customerId: string } | undefined);
  const kind = field === 'customerId' ? 'receivable' : 'payable';
  const items = useMemo(
    () => (data ?? []).filter((item) => item.kind === kind && !isNegative(item.open)),
    [data, kind],
  );
  const [choice, setChoice] = useState<{ party: string | undefined; ids: readonly string[] }>();
  const chosen = choice !== undefined && choice.party === party ? choice.ids : undefined;
  const marked = (chosen ?? []).flatMap((id) => items.find((item) => item.id === id) ?? []);
  const toggle = ({ id }: OpenItem, taken: readonly { openItemId: string }[]) => {
    const now = chosen ?? taken.map(({ openItemId }) => openItemId);
    const ids = now.includes(id) ? now.filter((one) => one !== id) : [...now, id];
    setChoice({ party, ids });
  };
  return {
    items,
    marked,
    toggle,
    automatic: chosen === undefined,
    setAutomatic: () => setChoice(undefined),
  };
}
