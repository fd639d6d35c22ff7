import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import {
  choice,
  computed,
  date,
  flag,
  instant,
  integer,
  labelled,
  note,
  ref,
  text,
} from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { job } from '../platform/nouns.ts';

/** A run that has not ended by then was lost, and the next one may begin. */
export const RUN_LOST_AFTER_MS = 30 * 60_000;

export const planningRunStates = defineStates({
  initial: 'queued',
  transitions: {
    queued: ['computed', 'failed'],
    computed: ['published', 'kept', 'failed'],
    published: [],
    kept: [],
    failed: [],
  },
});

export const planningRunStateNames = {
  queued: { en: 'Under way', zh: '运行中' },
  computed: { en: 'Computed', zh: '已计算' },
  published: { en: 'Published', zh: '已发布' },
  kept: { en: 'Kept beside', zh: '方案留存' },
  failed: { en: 'Failed', zh: '失败' },
} as const;

export const runModes = {
  regenerate: { en: 'Everything', zh: '全量重算' },
  netChange: { en: 'What has changed', zh: '净改变' },
} as const;

const count = (en: string, zh: string) => labelled(en, zh, integer(0, 100_000_000)).optional();

/** One computation of the plan. The plan itself is a file that never changes; this points to it. */
export const planningRun = defineNoun({
  id: 'planningRun',
  plural: 'planning-runs',
  prefix: 'run',
  module: 'planning',
  label: { en: 'Planning run', zh: 'MRP 运行' },
  title: 'number',
  search: ['number', 'message'],
  columns: ['number', 'state', 'scenarioId', 'today', 'orders', 'exceptions', 'late', 'createdAt'],
  sort: '-createdAt',
  states: planningRunStates,
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', text(40)),
      state: labelled('State', '状态', choice(planningRunStateNames)),
      jobId: labelled('Job', '任务', job.ref()),
      /** First day of the plan, and how many days it covers. */
      today: labelled('From', '起始日期', date()),
      horizonDays: labelled('Horizon (days)', '展望期（天）', integer(1, 1_095)),
      /** The moment whose data it plans. */
      snapshotAt: labelled('As of', '数据时点', instant()).optional(),
      previousRunId: labelled('Run before', '上次运行', ref('planningRun', 'run')).optional(),
      /** What it assumes beside what is known; its plan does not come into use. */
      scenarioId: labelled('Scenario', '计划方案', ref('planningScenario', 'psc')).optional(),
      fileId: labelled('Plan', '计划文件', ref('file', 'file')).optional(),
      /**
       * Whether all is netted, or only what has changed since the plan in use; the plan is the
       * same.
       */
      mode: labelled('Plans', '运行方式', choice(runModes)).optional(),
      /** Nobody asked for it but orders, and it waits for those that come with them. */
      gathers: labelled('Waits for more', '等待合并', computed(flag())).optional(),
      /**
       * Of the streams, those that were netted by this run; all, if what changed cannot be told.
       */
      netted: count('Items netted', '重算物料数'),
      streams: count('Items planned', '计划物料数'),
      orders: count('Planned orders', '计划订单数'),
      exceptions: count('Exceptions', '例外数'),
      late: count('Late demands', '延误需求数'),
      pastDue: count('Past due', '逾期计划单数'),
      /** Against the run before. */
      added: count('New orders', '新增'),
      removed: count('Removed orders', '取消'),
      changed: count('Changed orders', '变更'),
      message: labelled('Reason', '原因', note(1000)).optional(),
    }),
});
