import * as z from 'zod';
import {
  choice,
  code,
  computed,
  email,
  fileType,
  flag,
  instant,
  integer,
  labelled,
  note,
  permissionName,
  text,
} from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { roles } from './roles.ts';

const roleChoices = Object.fromEntries(
  Object.entries(roles).map(([id, role]) => [id, role.label]),
) as { [R in keyof typeof roles]: (typeof roles)[R]['label'] };

export const roleField = choice(roleChoices);

/** A person's place in this company: what they may do, and whose records are theirs. */
export const member = defineNoun({
  id: 'member',
  plural: 'members',
  prefix: 'mem',
  module: 'platform',
  label: { en: 'Member', zh: '成员' },
  title: 'name',
  unique: ['email'],
  search: ['name', 'email'],
  columns: ['name', 'email', 'roles', 'team', 'active'],
  page: { hidden: ['personId'] },
  fields: () =>
    z.strictObject({
      personId: labelled('Person', '用户', computed(text(80))),
      name: labelled('Name', '姓名', text(100)),
      email: labelled('E-mail', '邮箱', email()),
      roles: labelled('Roles', '角色', z.array(roleField).min(1).max(20)),
      team: labelled('Team', '部门', code(60)).optional(),
      regions: labelled('Regions', '区域', z.array(text(60)).max(50)).optional(),
      active: labelled('Active', '启用', computed(flag())),
    }),
});

/** A partner system's key. Only the hash of its secret is kept. */
export const apiKey = defineNoun({
  id: 'apiKey',
  plural: 'api-keys',
  prefix: 'key',
  module: 'platform',
  label: { en: 'API key', zh: 'API 密钥' },
  title: 'name',
  search: ['name'],
  columns: ['name', 'scopes', 'active', 'createdAt'],
  fields: () =>
    z.strictObject({
      name: labelled('Name', '名称', text(100)),
      scopes: labelled('Scopes', '权限', z.array(permissionName()).min(1).max(100)),
      test: labelled('Test key', '测试密钥', flag()),
      active: labelled('Active', '启用', computed(flag())),
    }),
});

export const jobStates = {
  queued: { en: 'Queued', zh: '排队中' },
  running: { en: 'Running', zh: '进行中' },
  succeeded: { en: 'Done', zh: '已完成' },
  failed: { en: 'Failed', zh: '失败' },
} as const;

/** What the sentence of a code names, so that it can be said in the reader's language. */
const named = () => labelled('Values', '参数', z.record(z.string(), z.unknown())).optional();

export const rowError = z.strictObject({
  row: labelled('Row', '行', integer(1, 10_000_000)),
  column: labelled('Column', '列', text(200)).optional(),
  code: labelled('Code', '代码', text(80)),
  message: labelled('Reason', '原因', note(500)),
  params: named(),
});

/** The work that modules do as jobs; a new one may come without its name. */
export const jobKinds = {
  import: { en: 'Import', zh: '导入' },
  planning: { en: 'Planning run', zh: '计划运算' },
} as const;

/** Work that outlives its request: an import, an export, a planning run. */
export const job = defineNoun({
  id: 'job',
  plural: 'jobs',
  prefix: 'job',
  module: 'platform',
  label: { en: 'Job', zh: '任务' },
  title: 'kind',
  columns: ['kind', 'state', 'done', 'total', 'ownerId', 'createdAt'],
  sort: '-createdAt',
  scope: { owner: 'ownerId' },
  fields: () =>
    z.strictObject({
      kind: labelled('Kind', '类型', text(80).meta({ kind: 'text', choices: jobKinds })),
      ownerId: labelled('Started by', '发起人', text(80)).optional(),
      state: labelled('State', '状态', choice(jobStates)),
      total: labelled('Total', '总数', integer(0, 100_000_000)),
      done: labelled('Done', '已处理', integer(0, 100_000_000)),
      created: labelled('Created', '新增', integer(0, 100_000_000)),
      updated: labelled('Updated', '更新', integer(0, 100_000_000)),
      unchanged: labelled('Unchanged', '未变', integer(0, 100_000_000)),
      failed: labelled('Failed', '失败', integer(0, 100_000_000)),
      /** The first 1,000; `failed` counts them all. */
      errors: labelled('Errors', '错误', z.array(rowError).max(1000)),
      message: labelled('Reason', '原因', note(1000)).optional(),
      code: labelled('Code', '代码', text(80)).optional(),
      params: named(),
      input: labelled('Input', '输入', z.record(z.string(), z.unknown())),
      finishedAt: labelled('Finished', '完成时间', instant()).optional(),
    }),
});

/** A file that somebody uploaded, or that a job made. The bytes lie in the files bucket. */
export const file = defineNoun({
  id: 'file',
  plural: 'files',
  prefix: 'file',
  module: 'platform',
  label: { en: 'File', zh: '文件' },
  title: 'name',
  search: ['name'],
  columns: ['name', 'contentType', 'size', 'createdAt'],
  scope: { owner: 'ownerId' },
  fields: () =>
    z.strictObject({
      name: labelled('Name', '文件名', text(255)),
      ownerId: labelled('Uploaded by', '上传人', text(80)).optional(),
      contentType: labelled('Type', '类型', fileType()),
      size: labelled('Size (bytes)', '大小', integer(0, 100_000_000)),
      sha256: labelled('Checksum (SHA-256)', '校验和（SHA-256）', text(64)),
    }),
});
