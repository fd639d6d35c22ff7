import * as z from 'zod';
import { choice, email, flag, integer, labelled, text } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { company } from './company.ts';
import { apiKey, member, roleField } from './nouns.ts';

/** Settings that a running company may change; method and first period are fixed at sign-up. */
export const updateCompany = defineOperation({
  id: 'platform.updateCompany',
  method: 'PATCH',
  path: '/api/platform/companies/{id}',
  permission: 'company.write',
  label: { en: 'Edit company', zh: '编辑公司' },
  noun: company,
  input: () =>
    company.fields
      .omit({
        currency: true,
        accountingStandard: true,
        costingMethod: true,
        firstPeriod: true,
        wentLiveOn: true,
        externalId: true,
        archived: true,
      })
      .partial()
      .extend({ id: company.ref() }),
  output: () => company.document,
});

/** Lets a person in. Somebody new gets a mail in which to set a password. */
export const inviteMember = defineOperation({
  id: 'platform.inviteMember',
  method: 'POST',
  path: '/api/platform/members',
  permission: 'member.invite',
  label: { en: 'Invite a member', zh: '邀请成员' },
  noun: member,
  input: () =>
    z.strictObject({
      name: member.fields.shape.name,
      email: labelled('E-mail', '邮箱', email()),
      roles: labelled('Roles', '角色', z.array(roleField).min(1).max(20)),
      team: member.fields.shape.team,
      regions: member.fields.shape.regions,
    }),
  output: () => member.document,
  status: 201,
  errors: ['duplicate'],
});

export const changeMember = defineOperation({
  id: 'platform.changeMember',
  method: 'PATCH',
  path: '/api/platform/members/{id}',
  permission: 'member.write',
  label: { en: 'Change a member', zh: '修改成员' },
  noun: member,
  input: () =>
    z.strictObject({
      id: member.ref(),
      name: member.fields.shape.name.optional(),
      roles: labelled('Roles', '角色', z.array(roleField).min(1).max(20)).optional(),
      team: member.fields.shape.team.nullable(),
      regions: member.fields.shape.regions,
      active: labelled('Active', '启用', flag()).optional(),
    }),
  output: () => member.document,
  errors: ['lastOwner'],
});

/** The key is shown in this answer only. */
export const createApiKey = defineOperation({
  id: 'platform.createApiKey',
  method: 'POST',
  path: '/api/platform/api-keys',
  permission: 'apiKey.write',
  label: { en: 'New API key', zh: '新建 API 密钥' },
  noun: apiKey,
  input: () => apiKey.fields.pick({ name: true, scopes: true, test: true }).partial({ test: true }),
  output: () => apiKey.document.extend({ key: text(200) }),
  status: 201,
  secret: true,
});

export const revokeApiKey = defineOperation({
  id: 'platform.revokeApiKey',
  method: 'POST',
  path: '/api/platform/api-keys/{id}/revoke',
  permission: 'apiKey.write',
  label: { en: 'Revoke API key', zh: '吊销 API 密钥' },
  noun: apiKey,
  input: () => z.strictObject({ id: apiKey.ref() }),
  output: () => apiKey.document,
});

/** Whether all that must hold does, right now: what the accountant shows on one page. */
export const integrityReport = defineOperation({
  id: 'platform.integrityReport',
  method: 'GET',
  path: '/api/platform/integrity',
  permission: 'integrity.read',
  label: { en: 'Integrity', zh: '数据核对' },
  input: () => z.strictObject({}),
  output: () =>
    z.strictObject({
      ok: labelled('All passed', '全部成立', flag()),
      checks: z.array(
        z.strictObject({
          id: text(20),
          title: z.strictObject({ en: text(200), zh: text(200) }),
          ok: flag(),
          count: integer(0, 100_000_000),
          exceptions: z.array(
            z.strictObject({
              what: text(300),
              expected: text(300),
              found: text(300),
              noun: text(40).optional(),
              id: text(60).optional(),
            }),
          ),
        }),
      ),
    }),
});

const breaches = {
  missing: { en: 'Missing', zh: '缺失' },
  altered: { en: 'Altered', zh: '被改动' },
  unsealed: { en: 'Never sealed', zh: '未封存' },
  chain: { en: 'The chain is broken', zh: '链条断裂' },
} as const;

/**
 * Holds every commit of the log against the chain of seals: what was altered, lost or slipped in.
 */
export const verifyLog = defineOperation({
  id: 'platform.verifyLog',
  method: 'GET',
  path: '/api/platform/log/verification',
  permission: 'log.read',
  label: { en: 'Verify the log', zh: '校验日志' },
  input: () => z.strictObject({}),
  output: () =>
    z.strictObject({
      ok: labelled('Unbroken', '完整', flag()),
      sealed: labelled('Sealed commits', '已封存', integer(0, 2_000_000_000)),
      broken: labelled(
        'Broken',
        '异常',
        z.array(
          z.strictObject({
            commitId: labelled('Commit', '提交', z.string().max(40)),
            reason: labelled('Reason', '原因', choice(breaches)),
          }),
        ),
      ),
    }),
});

/** Records of all nouns that the caller may read and whose texts hold what is searched for. */
export const findRecords = defineOperation({
  id: 'platform.findRecords',
  method: 'GET',
  path: '/api/platform/records',
  permission: 'company.read',
  label: { en: 'Find records', zh: '查找记录' },
  page: { hidden: true },
  input: () => z.strictObject({ search: labelled('Search', '搜索', text(200)) }),
  output: () =>
    z.strictObject({
      data: z
        .array(
          z.strictObject({
            noun: text(60),
            id: text(60),
            /** Its number or code, and what it is called beside that. */
            code: z.string().max(4000),
            name: text(200).optional(),
          }),
        )
        .max(400),
    }),
});
