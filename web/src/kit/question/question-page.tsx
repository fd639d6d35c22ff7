import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useMemo } from 'react';
import * as z from 'zod';
import { unwrap } from '../../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { useSay } from '../../lib/language.ts';
import { askPages } from '../../lib/queries.ts';
import type { Search } from '../../lib/search-params.ts';
import { useOperationOfPage } from '../dispatch/use-operation.ts';
import { cleaned } from '../form/paths.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import { useForm, type Values } from '../form/use-form.ts';
import { FormBody } from '../record/form-body.tsx';
import { AnswerView } from './answer-view.tsx';

const texts = {
  show: { en: 'Show', zh: '查询' },
  more: { en: 'More', zh: '更多' },
} as const;

/** Which part of a long answer: the page asks for the next one by itself. */
const paging = ['limit', 'cursor'];

/** The values of a question in the address, read as its schema has them. */
function given(input: z.ZodObject, search: Search): Values {
  return Object.fromEntries(
    Object.entries(input.shape as Record<string, z.ZodType>).flatMap(
      ([name, schema]): [string, unknown][] => {
        const text = search[name];
        if (text === undefined) return [];
        const inner = unwrap(schema);
        if (inner instanceof z.ZodNumber) return [[name, Number(text)]];
        if (inner instanceof z.ZodBoolean) return [[name, text === 'true']];
        return [[name, text]];
      },
    ),
  );
}

/** An answer that came in parts, as one. */
function joined([first = {}, ...others]: readonly Values[]): Values {
  const { nextCursor: _, ...whole } = first;
  if (others.length === 0) return whole;
  return { ...whole, data: [first, ...others].flatMap(({ data }) => data as unknown[]) };
}

/** A question of the API as a page: its fields in the address, its answer as facts and tables. */
export function Page() {
  const operation = useOperationOfPage();
  return <Question key={operation.id} operation={operation} />;
}

function Question({ operation }: { operation: AnyOperation }) {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const values = useMemo(() => given(operation.input, search), [operation, search]);
  const form = useForm(operation.input, values);
  const { reset } = form;
  // The address may change by another way than this form.
  useEffect(() => reset(values), [values, reset]);
  const ready = operation.input.safeParse(cleaned(values)).success;
  const answer = useInfiniteQuery({ ...askPages(operation, values as never), enabled: ready });
  const value = answer.data && joined(answer.data.pages as Values[]);
  const fields = Object.keys(operation.input.shape).some((field) => !paging.includes(field));
  const show = async () => {
    await form.settled();
    const input = form.check();
    if (input) void navigate({ to: '.', search: input as never, replace: true });
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(operation.label)}</h1>
      </div>
      {fields && (
        <form
          className="card question"
          onSubmit={(event) => {
            event.preventDefault();
            void show();
          }}
        >
          <FormBody form={form} input={operation.input} without={paging} autoFocus={!ready} />
          <Button type="primary" htmlType="submit">
            {say(texts.show)}
          </Button>
        </form>
      )}
      <ProblemBox error={answer.error} errors={form.errors} />
      {answer.isLoading && (
        <p className="answer card" aria-busy="true">
          <span className="bone" />
        </p>
      )}
      {value !== undefined && <AnswerView schema={operation.output} value={value} />}
      {answer.hasNextPage && (
        <Button
          className="answer-more"
          loading={answer.isFetchingNextPage}
          onClick={() => void answer.fetchNextPage()}
        >
          {say(texts.more)}
        </Button>
      )}
    </div>
  );
}
