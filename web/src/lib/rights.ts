import { catalogue } from 'virtual:catalogue';
import type { Label } from '../../../shared/contracts/fields.ts';
import type { Scope } from '../../../shared/contracts/noun.ts';
import type { CatalogueModule } from './catalogue-types.ts';
import { namesOfPermissions, type Right, type RightsOfNoun } from './permission-names.ts';

export interface RightsOfModule {
  module: string;
  label: Label;
  nouns: readonly RightsOfNoun[];
}

const verbs: Readonly<Record<string, Label>> = {
  read: { en: 'Read', zh: '查看' },
  open: { en: 'Open', zh: '打开' },
  write: { en: 'Change', zh: '编辑' },
};

const spaced = (name: string): string => {
  const text = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const orderOf = (verb: string): number => ['read', 'write'].indexOf(verb) + 1 || 9;

const known: Readonly<Record<string, Label>> = {
  ledger: { en: 'Ledger', zh: '总账' },
  stock: { en: 'Stock', zh: '库存' },
  cost: { en: 'Cost', zh: '成本' },
  plan: { en: 'Plan', zh: '计划' },
  import: { en: 'Import', zh: '导入' },
  export: { en: 'Export', zh: '导出' },
  integrity: { en: 'Integrity', zh: '数据核对' },
  log: { en: 'Log', zh: '日志' },
  audit: { en: 'Audit', zh: '审计' },
  cockpit: { en: 'Cockpit', zh: '经营看板' },
  creditHold: { en: 'Credit hold', zh: '信用冻结' },
  price: { en: 'Price', zh: '价格' },
};

function labelOfNoun(noun: string, label: Label | undefined): Label {
  return label ?? known[noun] ?? elsewhere(noun) ?? { en: spaced(noun), zh: spaced(noun) };
}

const elsewhere = (noun: string): Label | undefined =>
  catalogue.modules.flatMap(({ nouns }) => nouns).find(({ id }) => id === noun)?.label;

let rights: readonly RightsOfModule[] | undefined;

/** Permissions as the contracts name them, by module and by what they are about. */
export function allRights(): readonly RightsOfModule[] {
  rights ??= catalogue.modules.flatMap(rightsIn);
  return rights;
}

function rightsIn({ id, label, nouns, operations }: CatalogueModule): RightsOfModule[] {
  const byNoun = new Map<string, Map<string, Right>>();
  for (const operation of operations) {
    const { permission } = operation;
    const [noun, verb] = permission?.split('.') ?? [];
    if (permission === undefined || noun === undefined || verb === undefined) continue;
    const rights = byNoun.get(noun) ?? new Map<string, Right>();
    if (!rights.has(verb)) {
      rights.set(verb, { permission, verb, label: verbs[verb] ?? operation.label });
    }
    byNoun.set(noun, rights);
  }
  const rows = [...byNoun].map(([noun, rights]) => ({
    noun,
    label: labelOfNoun(noun, nouns.find((one) => one.id === noun)?.label),
    rights: [...rights.values()].sort((a, b) => orderOf(a.verb) - orderOf(b.verb)),
  }));
  return rows.length === 0 ? [] : [{ module: id, label, nouns: rows }];
}

let names: ReadonlyMap<string, Label> | undefined;

/** Every permission with its name, `*` and `item.*` among them. */
export function permissionNames(): ReadonlyMap<string, Label> {
  names ??= namesOfPermissions(
    allRights().flatMap(({ nouns }) => nouns),
    verbs,
  );
  return names;
}

const widest: readonly Scope[] = ['own', 'team', 'region', 'all'];

/** What a role's grants give of one permission, as the server decides it: the widest counts. */
export function scopeOf(
  grants: Readonly<Record<string, Scope>>,
  permission: string,
): Scope | undefined {
  const [noun, verb] = permission.split('.');
  return [permission, `${noun}.*`, `*.${verb}`, '*']
    .flatMap((one) => grants[one] ?? [])
    .sort((a, b) => widest.indexOf(b) - widest.indexOf(a))[0];
}
