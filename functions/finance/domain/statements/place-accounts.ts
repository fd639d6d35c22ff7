import type { RoleMap } from '../account-roles.ts';
import type { AccountClass } from '../charts/chart-template.ts';
import type { Side, StatementLine, Taking } from './statement-template.ts';

export interface PlacedAccount {
  readonly code: string;
  readonly class: AccountClass;
  readonly parent?: string | undefined;
}

export interface Place {
  readonly line: string;
  readonly taking: Taking;
}

/** Lines of a part of a statement, and the classes of account that belong there. */
export interface Part {
  readonly lines: readonly StatementLine[];
  readonly classes: readonly AccountClass[];
}

type Roles = Readonly<Partial<RoleMap>>;
type Candidate = Place & { readonly classes: readonly AccountClass[] };

const BY_ROLE = 1000;

/** How exactly a taking names an account: the number of digits; 0 if not at all. */
function precision({ from, to, role }: Taking, code: string, roles: Roles): number {
  if (role !== undefined) return roles[role] === code ? BY_ROLE : 0;
  if (from === undefined || to === undefined) return 0;
  const head = code.slice(0, from.length);
  return head.length === from.length && from <= head && head <= to ? from.length : 0;
}

function nearest(candidates: readonly Candidate[], account: PlacedAccount, roles: Roles): Place[] {
  const found = candidates.map((one) => ({ one, by: precision(one.taking, account.code, roles) }));
  const best = Math.max(0, ...found.map(({ by }) => by));
  const chosen = found.filter(({ by }) => by === best && by > 0).map(({ one }) => one);
  const fits = chosen.some(({ classes }) => classes.includes(account.class));
  return fits ? chosen.map(({ line, taking }) => ({ line, taking })) : [];
}

/**
 * Where the balance of an account stands: one place, or one for each side; none if no line takes
 * it. A sub-account whose number does not begin with its parent's stands where the parent does.
 */
export function placesOf(
  parts: readonly Part[],
  accounts: readonly PlacedAccount[],
  roles: Roles,
): (code: string) => readonly Place[] {
  const candidates = parts.flatMap(({ lines, classes }) =>
    lines
      .filter(({ kind }) => kind === 'line')
      .flatMap(({ id, takes }) => takes.map((taking) => ({ line: id, taking, classes }))),
  );
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  const known = new Map<string, readonly Place[]>();
  const find = (code: string): readonly Place[] => {
    const account = byCode.get(code);
    if (!account) return [];
    const { parent } = account;
    const own = parent === undefined || code.startsWith(parent) || !byCode.has(parent);
    return own ? nearest(candidates, account, roles) : placed(parent);
  };
  const placed = (code: string): readonly Place[] => {
    const places = known.get(code) ?? find(code);
    known.set(code, places);
    return places;
  };
  return placed;
}

/** The place of what stands on a side; undefined if no line takes it there. */
export const placeOnSide = (places: readonly Place[], side: Side): Place | undefined =>
  places.find(({ taking }) => taking.only === undefined || taking.only === side);

/** Whether every balance has a line, be it a debit or a credit. */
export const takesBothSides = (places: readonly Place[]): boolean =>
  (['debit', 'credit'] as const).every((side) => placeOnSide(places, side) !== undefined);

/** The details that repeat an account's balance. */
export const detailsOf = (lines: readonly StatementLine[], code: string): readonly string[] =>
  lines
    .filter(({ kind, takes }) => kind === 'detail' && takes.some((one) => precision(one, code, {})))
    .map(({ id }) => id);
