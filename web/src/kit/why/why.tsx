import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { useSay } from '../../lib/language.ts';
import { ask, keys } from '../../lib/queries.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import { Popover } from '../popover.tsx';
import { Derivation } from './derivation.tsx';
import { type Explainer, questionFor } from './explainers.ts';

type Values = Readonly<Record<string, unknown>>;

interface Props {
  explainer: Explainer;
  doc: Values;
  line?: Values;
  children: ReactNode;
}

const texts = { why: { en: 'Why?', zh: '为什么？' } } as const;

/** A number that opens into its derivation. */
export function Why({ explainer, doc, line, children }: Props) {
  const say = useSay();
  return (
    <Popover
      className="why"
      title={say(texts.why)}
      width={320}
      content={() => <Answer explainer={explainer} doc={doc} line={line ?? {}} />}
    >
      {children}
    </Popover>
  );
}

type AnswerProps = Omit<Props, 'children' | 'line'> & { line: Values };

function Answer({ explainer, doc, line }: AnswerProps) {
  if (!('derived' in explainer)) return <Asked {...{ explainer, doc, line }} />;
  const derived = explainer.derived(doc, line);
  return derived ? <Derivation answer={{ ...derived }} /> : null;
}

type Question = Extract<Explainer, { id: string }>;

function Asked({ explainer, doc, line }: AnswerProps & { explainer: Question }) {
  const operation = useQuery({
    queryKey: ['contract', explainer.id],
    queryFn: explainer.load,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const contract = operation.data;
  const input = contract ? questionFor(contract, doc, line) : {};
  const answer = useQuery({
    ...ask(contract as AnyOperation, input as never),
    queryKey: keys.question(explainer.id, input) as readonly unknown[],
    enabled: contract !== undefined,
  });
  if (answer.error) return <ProblemBox error={answer.error} />;
  if (!answer.data) return <span className="bone" style={{ width: 240 }} />;
  return <Derivation answer={answer.data as Values} />;
}
