import { member } from '../../../shared/contracts/platform/nouns.ts';
import type { TenantRef } from '../../platform/aws.ts';
import type { Ctx } from '../../platform/context.ts';
import { hashOf, idFrom } from '../../platform/hashing.ts';
import { type Change, create, type Outcome } from '../../platform/outcome.ts';
import { SAMPLE_DOMAIN, samplePeople } from '../domain/catalogue/people.ts';

/** The id follows from the company and the person, so that documents can name them. */
export const samplePersonId = (tenant: TenantRef, id: string): string =>
  idFrom('mem', tenant.id, 'sample', id);

/**
 * They belong to the company without an invitation: nobody has an account behind them, so that
 * nobody can sign in as one of them.
 */
export function peopleJoin(ctx: Ctx): Outcome {
  const chinese = ctx.company.locale === 'zh-CN';
  const changes: Change[] = samplePeople.map(({ id, zh, en, roles, team }) =>
    create(
      ctx,
      member,
      {
        personId: `sample:${hashOf([ctx.tenant.id, id]).slice(0, 24)}`,
        name: chinese ? `${zh} ${en}` : en,
        email: `${id}@${SAMPLE_DOMAIN}`,
        roles,
        team,
        active: true,
      },
      samplePersonId(ctx.tenant, id),
    ),
  );
  return { result: null, changes };
}
