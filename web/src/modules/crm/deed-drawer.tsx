import { useQuery } from '@tanstack/react-query';
import {
  loseOpportunity,
  updateOpportunity,
  winOpportunity,
} from '../../../../shared/contracts/crm/opportunity-operations.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { CommandDrawer } from '../../kit/command/command-drawer.tsx';
import { documentQuery } from '../../kit/document/use-document.ts';
import { fieldsFrom } from '../../kit/record/changes.ts';
import { useNoun } from '../../lib/contracts.ts';
import { boardTexts } from './board-texts.ts';
import { narrowed } from './narrowed.ts';
import type { Pipeline } from './pipeline-of.ts';
import type { OpenDrawer } from './use-deals.ts';
import { withReasons } from './with-reasons.ts';

interface Props extends OpenDrawer {
  pipeline: Pipeline;
  onClose: () => void;
  onDone: () => void;
}

/** Won, lost with a reason of the pipeline, or what a stage wants to know first. */
export function DeedDrawer({ deal, kind, fields = [], stage, pipeline, onClose, onDone }: Props) {
  const contracts = useNoun('opportunity');
  const { data: doc } = useQuery(documentQuery(contracts, deal.id));
  const shared = { noun: contracts.noun, given: { id: deal.id }, onClose, onDone };
  if (kind === 'win') {
    return (
      <CommandDrawer {...shared} operation={withReasons(winOpportunity, pipeline.winReasons)} />
    );
  }
  if (kind === 'lose') {
    const operation = withReasons(loseOpportunity, pipeline.lossReasons);
    return <CommandDrawer {...shared} operation={operation} />;
  }
  if (!doc) return null;
  const into = pipeline.stages.find(({ code }) => code === stage)?.name;
  const label =
    into === undefined
      ? boardTexts.needsLines
      : {
          en: boardTexts.needs.en.replace('{stage}', into),
          zh: boardTexts.needs.zh.replace('{stage}', into),
        };
  const operation = narrowed(updateOpportunity as AnyOperation, fields, label);
  return (
    <CommandDrawer
      {...shared}
      operation={operation}
      initial={{ ...(fields.includes('lines') && { lines: [{}] }), ...fieldsFrom(operation, doc) }}
      ifMatch={doc['version'] as number}
    />
  );
}
