import { chinaRegions } from '../../shared/contracts/crm/china-regions.ts';
import { leadPool } from '../../shared/contracts/crm/lead-pool.ts';
import { pipeline, type Stage } from '../../shared/contracts/crm/pipeline.ts';
import type { Ctx } from '../platform/context.ts';
import { idFrom } from '../platform/hashing.ts';
import { type Change, create } from '../platform/outcome.ts';
import { defaultPipelineId } from './queries.ts';

const DAILY_CLAIMS = 20;
const COOL_DOWN_DAYS = 7;
const STALLED_AFTER_DAYS = 14;

interface SeedStage extends Pick<Stage, 'code' | 'probability' | 'kind' | 'requiredFields'> {
  zh: string;
  en: string;
}

const stages: readonly SeedStage[] = [
  { code: 'contact', zh: '初步接触', en: 'First contact', probability: '0.1', kind: 'open' },
  { code: 'need', zh: '需求确认', en: 'Need confirmed', probability: '0.3', kind: 'open' },
  {
    code: 'proposal',
    zh: '方案报价',
    en: 'Proposal and quote',
    probability: '0.5',
    kind: 'open',
    requiredFields: ['amount'],
  },
  {
    code: 'negotiation',
    zh: '商务谈判',
    en: 'Negotiation',
    probability: '0.8',
    kind: 'open',
    requiredFields: ['amount', 'expectedCloseDate'],
  },
  { code: 'won', zh: '赢单', en: 'Won', probability: '1', kind: 'won' },
  { code: 'lost', zh: '输单', en: 'Lost', probability: '0', kind: 'lost' },
];

const winReasons = {
  zh: ['价格', '质量', '交期', '技术方案', '老客户', '其他'],
  en: ['Price', 'Quality', 'Delivery time', 'Solution', 'Long acquaintance', 'Other'],
};

const lossReasons = {
  zh: ['价格', '交期', '竞争对手', '预算取消', '需求变化', '其他'],
  en: ['Price', 'Delivery time', 'Competitor', 'Budget cancelled', 'Need changed', 'Other'],
};

function pipelineSeed(ctx: Ctx, chinese: boolean): Change {
  const fields = {
    name: chinese ? '标准销售流程' : 'Standard pipeline',
    stages: stages.map(({ zh, en, ...stage }) => ({ ...stage, name: chinese ? zh : en })),
    winReasons: chinese ? winReasons.zh : winReasons.en,
    lossReasons: chinese ? lossReasons.zh : lossReasons.en,
    stalledAfterDays: STALLED_AFTER_DAYS,
  };
  return create(ctx, pipeline, fields, defaultPipelineId(ctx.tenant.id));
}

/**
 * What a new company finds in its CRM: a pool for each of China's sales regions and one for all
 * other leads (elsewhere that one only), and a pipeline. Ids follow from the tenant.
 */
export function crmSeed(ctx: Ctx, locale: string): Change[] {
  const chinese = locale === 'zh-CN';
  const pool = (name: string, fields: object) =>
    create(
      ctx,
      leadPool,
      { name, dailyClaimLimit: DAILY_CLAIMS, coolDownDays: COOL_DOWN_DAYS, ...fields },
      idFrom('pool', ctx.tenant.id, 'leadPool', name),
    );
  const regional = chinese
    ? chinaRegions.map(({ region, provinces }) =>
        pool(`${region}线索池`, { region, provinces: [...provinces] }),
      )
    : [];
  const rest = pool(chinese ? '公共线索池' : 'Lead pool', { takesRest: true, openToAll: true });
  return [...regional, rest, pipelineSeed(ctx, chinese)];
}
