import type { DerivedKind, DerivedOperation } from '../../shared/contracts/derived.ts';
import type { AnyDoc, AnyNoun } from '../../shared/contracts/noun.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Ctx } from './context.ts';
import { load } from './entity.ts';
import { canonicalJson } from './hashing.ts';
import { validationError } from './http/request.ts';
import type { MasterRule, MasterRules } from './implementation.ts';
import { type Change, create, type Outcome, revise } from './outcome.ts';

type Values = Record<string, unknown>;

/**
 * Fields as they will be saved: cleared ones gone, defaults in, and the whole checked once more.
 */
async function completed(
  ctx: Ctx,
  noun: AnyNoun,
  rule: MasterRule | undefined,
  values: Values,
  before?: AnyDoc,
): Promise<Values> {
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  );
  const whole = { ...defaultOwner(ctx, noun), ...rule?.defaults?.(ctx, given), ...given };
  const parsed = noun.fields.safeParse(whole, { reportInput: true });
  if (!parsed.success) throw await validationError(parsed.error, noun.fields);
  const fields = parsed.data as Values;
  return { ...fields, ...rule?.follows?.(fields as unknown as AnyDoc, before) };
}

/** A record made by somebody who sees only their own is theirs. */
function defaultOwner(ctx: Ctx, noun: AnyNoun): Values {
  const { owner, team } = noun.scope ?? {};
  return {
    ...(owner && ctx.access.memberId && { [owner]: ctx.access.memberId }),
    ...(team && ctx.access.team && { [team]: ctx.access.team }),
  };
}

async function saved(
  ctx: Ctx,
  rule: MasterRule | undefined,
  change: Change & { after: AnyDoc },
): Promise<Outcome<AnyDoc>> {
  const before = change.before as AnyDoc | undefined;
  await rule?.check?.(ctx, change.after, before);
  const also = (await rule?.also?.(ctx, change.after, before)) ?? {};
  return {
    result: change.after,
    changes: [change, ...(also.changes ?? [])],
    guards: also.guards ?? [],
    events: also.events ?? [],
  };
}

export async function createMaster(
  ctx: Ctx,
  noun: AnyNoun,
  rule: MasterRule | undefined,
  values: Values,
): Promise<Outcome<AnyDoc>> {
  const fields = await completed(ctx, noun, rule, values);
  return saved(ctx, rule, create(ctx, noun, fields as never) as never);
}

/** Absent fields stay; null clears. A change of nothing writes nothing. */
export async function updateMaster(
  ctx: Ctx,
  noun: AnyNoun,
  rule: MasterRule | undefined,
  id: string,
  values: Values,
): Promise<Outcome<AnyDoc>> {
  const before = (await load(ctx, noun, id, `${noun.id}.write`)) as AnyDoc;
  const fieldNames = Object.keys(noun.fields.shape);
  const kept = Object.fromEntries(fieldNames.map((name) => [name, before[name]]));
  const fields = await completed(ctx, noun, rule, { ...kept, ...values }, before);
  const cleared = Object.fromEntries(
    fieldNames.filter((name) => fields[name] === undefined).map((name) => [name, undefined]),
  );
  const after = { ...cleared, ...fields };
  if (canonicalJson(after) === canonicalJson(kept)) return { result: before };
  return saved(ctx, rule, revise(ctx, noun, before as never, after as never) as never);
}

/** Creates, or replaces the settable fields of the document with this external id. */
export async function upsertMaster(
  ctx: Ctx,
  noun: AnyNoun,
  rule: MasterRule | undefined,
  values: Values,
): Promise<Outcome<AnyDoc>> {
  const externalId = values['externalId'] as string;
  const id = await ctx.store.findUnique(noun, ['externalId'], [externalId]);
  if (id === undefined) return createMaster(ctx, noun, rule, values);
  return updateMaster(ctx, noun, rule, id, values);
}

async function archiveMaster(ctx: Ctx, noun: AnyNoun, values: Values): Promise<Outcome<AnyDoc>> {
  const before = (await load(ctx, noun, values['id'] as string, `${noun.id}.write`)) as AnyDoc;
  const archived = values['archived'] !== false;
  if ((before['archived'] ?? false) === archived) return { result: before };
  const change = revise(ctx, noun, before as never, { archived } as never);
  return { result: change.after as AnyDoc, changes: [change] };
}

type DerivedCommand = Exclude<DerivedKind, 'list' | 'get' | 'history'>;

/** The command that a derived contract stands for. */
export function masterCommand(derived: DerivedOperation, rules: MasterRules) {
  const { noun } = derived;
  const rule = rules[noun.id];
  const commands: Record<DerivedCommand, (ctx: Ctx, input: Values) => Promise<Outcome<AnyDoc>>> = {
    create: (ctx, input) => createMaster(ctx, noun, rule, input),
    update: (ctx, { id, ...input }) => updateMaster(ctx, noun, rule, id as string, input),
    upsert: (ctx, input) => upsertMaster(ctx, noun, rule, input),
    archive: (ctx, input) => archiveMaster(ctx, noun, input),
  };
  const run = commands[derived.kind as DerivedCommand];
  if (run) return run;
  throw new AppError({ code: 'internal', status: 500, message: `${derived.kind} is no command.` });
}
