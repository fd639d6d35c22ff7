import * as z from 'zod';
import { code, email, integer, labelled, ref, text } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { company } from '../platform/company.ts';

const password = z.string().min(1).max(256);
const tenantId = z.string().regex(/^t_[0-9a-z]{26}$/);

const choices = company.fields.shape;

/** The server also refuses a month that lies more than a year ahead. */
const firstPeriod = () =>
  z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/, {
      error: 'Choose a month from 2000-01 to 12 months ahead, such as 2026-01.',
    })
    .meta({ ...choices.firstPeriod.meta() });

/** The access token is also set as a cookie for browsers. */
const session = z.strictObject({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresIn: z.int(),
});

/** `invited`: the person has not accepted yet, and cannot choose it before. */
const companyEntry = z.strictObject({
  tenantId,
  name: text(200),
  invited: z.boolean().optional(),
  sample: labelled('Sample company', '示例公司', z.boolean()).optional(),
});

export const signUp = defineOperation({
  id: 'account.signUp',
  method: 'POST',
  path: '/api/account/sign-ups',
  audience: 'public',
  label: { en: 'Sign up', zh: '注册' },
  input: () =>
    z.strictObject({
      email: labelled('E-mail', '邮箱', email()),
      password: labelled('Password', '密码', password),
      name: labelled('Your name', '姓名', text(100)),
      company: labelled('Company', '公司名称', text(200)),
      locale: choices.locale,
      accountingStandard: choices.accountingStandard,
      taxpayerType: choices.taxpayerType,
      costingMethod: choices.costingMethod,
      firstPeriod: firstPeriod(),
      currency: choices.currency.optional(),
      timeZone: choices.timeZone.optional(),
      taxNumber: labelled('Tax number', '统一社会信用代码', code(30)).optional(),
    }),
  output: () => session.extend({ tenantId, state: z.enum(['onboarding', 'active', 'failed']) }),
  status: 202,
  secret: true,
  errors: ['account.firstPeriodTooFar'],
});

/** Another company of a person who has signed in. */
export const foundCompany = defineOperation({
  id: 'account.foundCompany',
  method: 'POST',
  path: '/api/account/companies',
  audience: 'person',
  label: { en: 'New company', zh: '新建公司' },
  input: () => signUp.input.omit({ email: true, password: true }),
  output: () => z.strictObject({ tenantId, state: z.enum(['onboarding', 'active', 'failed']) }),
  status: 202,
  keyed: true,
  errors: ['account.firstPeriodTooFar', 'idempotencyKeyReused'],
});

export const signIn = defineOperation({
  id: 'account.signIn',
  method: 'POST',
  path: '/api/account/sessions',
  audience: 'public',
  label: { en: 'Sign in', zh: '登录' },
  input: () =>
    z.strictObject({
      email: labelled('E-mail', '邮箱', email()),
      password: labelled('Password', '密码', password),
      tenantId: tenantId.optional(),
    }),
  output: () => session.extend({ companies: z.array(companyEntry) }),
  status: 201,
  secret: true,
});

/** Renews the session; with a company the new access token is for that company. */
export const refreshSession = defineOperation({
  id: 'account.refreshSession',
  method: 'POST',
  path: '/api/account/sessions/refresh',
  audience: 'public',
  label: { en: 'Renew the session', zh: '续期' },
  input: () =>
    z.strictObject({
      refreshToken: z.string().max(4000).optional(),
      tenantId: tenantId.optional(),
    }),
  output: () => session,
  secret: true,
});

export const signOut = defineOperation({
  id: 'account.signOut',
  method: 'POST',
  path: '/api/account/sessions/end',
  audience: 'public',
  label: { en: 'Sign out', zh: '退出' },
  input: () => z.strictObject({ refreshToken: z.string().max(4000).optional() }),
  output: () => z.strictObject({ signedOut: z.boolean() }),
  secret: true,
});

export const forgotPassword = defineOperation({
  id: 'account.forgotPassword',
  method: 'POST',
  path: '/api/account/passwords/forgot',
  audience: 'public',
  label: { en: 'Forgot password', zh: '忘记密码' },
  input: () => z.strictObject({ email: email() }),
  output: () => z.strictObject({ sent: z.boolean() }),
  status: 202,
});

export const resetPassword = defineOperation({
  id: 'account.resetPassword',
  method: 'POST',
  path: '/api/account/passwords/reset',
  audience: 'public',
  label: { en: 'Set a new password', zh: '重设密码' },
  input: () => z.strictObject({ email: email(), code: text(20), password }),
  output: () => z.strictObject({ changed: z.boolean() }),
  secret: true,
});

/**
 * A new password for a person who knows the old one. All their sessions end but this one, which
 * goes on with the tokens of the answer; without them the person signs in anew.
 */
export const changePassword = defineOperation({
  id: 'account.changePassword',
  method: 'POST',
  path: '/api/account/passwords/change',
  audience: 'person',
  label: { en: 'Change the password', zh: '修改密码' },
  input: () =>
    z.strictObject({
      currentPassword: labelled('Current password', '当前密码', password),
      password: labelled('New password', '新密码', password),
    }),
  output: () => z.strictObject({ changed: z.boolean(), session: session.optional() }),
  secret: true,
  errors: [
    'currentPasswordWrong',
    'passwordTooShort',
    'passwordTooLong',
    'passwordTooCommon',
    'passwordNotAccepted',
    'tooManyAttempts',
  ],
});

/** Ends every session of the person, this one too. What is signed in stays so for 15 minutes. */
export const signOutEverywhere = defineOperation({
  id: 'account.signOutEverywhere',
  method: 'POST',
  path: '/api/account/sessions/end-all',
  audience: 'person',
  label: { en: 'Sign out everywhere', zh: '退出所有设备' },
  input: () => z.strictObject({}),
  output: () => z.strictObject({ signedOut: z.boolean() }),
});

/** Who I am, and which companies I may choose. */
export const me = defineOperation({
  id: 'account.me',
  method: 'GET',
  path: '/api/account/me',
  audience: 'person',
  label: { en: 'My account', zh: '我的账号' },
  input: () => z.strictObject({}),
  output: () =>
    z.strictObject({
      personId: text(80),
      tenantId: tenantId.optional(),
      companies: z.array(companyEntry),
      member: z
        .strictObject({
          id: ref('member', 'mem'),
          name: text(100),
          roles: z.array(text(40)),
          permissions: z.record(z.string(), z.string()),
        })
        .optional(),
    }),
});

/** Says yes to an invitation; choosing the company then works as with any other. */
export const acceptInvitation = defineOperation({
  id: 'account.acceptInvitation',
  method: 'POST',
  path: '/api/account/companies/{tenantId}/accept',
  audience: 'person',
  label: { en: 'Accept the invitation', zh: '接受邀请' },
  input: () => z.strictObject({ tenantId }),
  output: () => z.strictObject({ tenantId, accepted: z.boolean() }),
});

/** How far the setting up of a company has come. */
export const companyProgress = defineOperation({
  id: 'account.companyProgress',
  method: 'GET',
  path: '/api/account/companies/{tenantId}',
  audience: 'person',
  label: { en: 'Progress of a new company', zh: '开通进度' },
  input: () => z.strictObject({ tenantId }),
  output: () =>
    z.strictObject({
      tenantId,
      name: text(200),
      state: z.enum(['onboarding', 'active', 'failed', 'deleting']),
      /** How many steps of how many are done, where setting up takes many. */
      done: labelled('Steps done', '已完成步骤', integer(0, 1000)).optional(),
      total: labelled('Steps', '总步骤', integer(0, 1000)).optional(),
    }),
});

const sampleState = () =>
  z.strictObject({ tenantId, state: z.enum(['onboarding', 'active', 'failed', 'deleting']) });

/**
 * A company with a year of history beside the person's own, to look at and to try things out in.
 * A person has one at the most: asked again, it is the one there is.
 */
export const loadSample = defineOperation({
  id: 'account.loadSample',
  method: 'POST',
  path: '/api/account/sample',
  audience: 'person',
  label: { en: 'Load the sample company', zh: '加载示例公司' },
  input: () => z.strictObject({}),
  output: sampleState,
  status: 202,
});

/** The person's sample company goes whole; another one can be loaded then. */
export const deleteSample = defineOperation({
  id: 'account.deleteSample',
  method: 'POST',
  path: '/api/account/sample/delete',
  audience: 'person',
  label: { en: 'Delete the sample company', zh: '删除示例公司' },
  input: () => z.strictObject({}),
  output: sampleState,
  status: 202,
  errors: ['account.noSample', 'account.sampleNotReady'],
});
