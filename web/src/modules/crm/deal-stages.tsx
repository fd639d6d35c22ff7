import './deal-stages.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { opportunityStateNames } from '../../../../shared/contracts/crm/opportunity.ts';
import { moveOpportunity } from '../../../../shared/contracts/crm/opportunity-operations.ts';
import type { PartProps } from '../../kit/document/document-parts.ts';
import { documentQuery } from '../../kit/document/use-document.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { StateTag } from '../../kit/state-tag.tsx';
import { call } from '../../lib/call.ts';
import { useNoun } from '../../lib/contracts.ts';
import { rateText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { loadSentences } from '../../lib/problem-text.ts';
import { refreshAll } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';
import type { Pipeline } from './pipeline-of.ts';

const texts = { to: { en: 'Move to {stage}', zh: '移到 {stage}' } } as const;

/** The stages of the pipeline; each is a button that moves the deal there. */
export function DealStages({ doc }: PartProps) {
  const say = useSay();
  const [error, setError] = useState<unknown>();
  const { data } = useQuery(documentQuery(useNoun('pipeline'), String(doc['pipelineId'])));
  const { stages = [] } = (data ?? {}) as unknown as Partial<Pipeline>;
  const state = String(doc['state']) as keyof typeof opportunityStateNames;
  const may = mayDo(moveOpportunity.permission) && state !== 'won';
  const open = stages.filter(({ kind }) => kind === 'open');
  const at = open.findIndex(({ code }) => code === doc['stage']);
  const move = async (stage: string) => {
    setError(undefined);
    try {
      await call(moveOpportunity, { id: doc.id, stage });
      refreshAll();
    } catch (failure) {
      await loadSentences();
      setError(failure);
    }
  };
  return (
    <>
      <ol className="state-line deal-stages" aria-busy={!data}>
        {open.map(({ code, name, probability }, index) => (
          <li
            key={code}
            data-step={state === 'won' || index < at ? 'past' : index === at ? 'now' : 'next'}
            aria-current={index === at ? 'step' : undefined}
          >
            {may && index !== at ? (
              <button
                type="button"
                title={say(texts.to, { stage: name })}
                onClick={() => void move(code)}
              >
                {name}
              </button>
            ) : (
              name
            )}
            <span className="caption"> {rateText(probability)}</span>
          </li>
        ))}
        {state !== 'open' && (
          <li data-step="now">
            <StateTag state={state} label={say(opportunityStateNames[state])} />
          </li>
        )}
      </ol>
      <ProblemBox error={error} />
    </>
  );
}
