import * as z from 'zod';
import type { StateMachine } from '../kernel/state-machine.ts';
import type { Derivation } from './derivation.ts';
import { computed, instant, integer, type Label, labelled, ref, text } from './fields.ts';
import { defineOnce, type Lazily } from './lazily.ts';

/**
 * How much of a noun an actor may see: only what they own, their team's, their regions', or all.
 */
export const scopes = ['own', 'team', 'region', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** How pages show a noun, where its fields alone do not say it. */
export interface NounHints<F extends string = string> {
  /** Groups of a form and of a document's header, in order; other fields follow in one more. */
  sections?: readonly { label: Label; fields: readonly F[] }[];
  /** The table of a document, when it is not the field `lines`. */
  lines?: F;
  /** The columns of that table, in order; without it all that its lines have. */
  lineColumns?: readonly string[];
  /** Amounts that stand under the table. */
  totals?: readonly F[];
  /** Fields that no page shows by itself. */
  hidden?: readonly F[];
  /** What the form of a new one begins with, so that nobody types the usual. */
  begin?: { readonly [K in F]?: unknown };
  /** There is one of it in a company: its page is the settings, not a list. */
  single?: boolean;
}

/** What a role may do with a noun besides the verbs of its own operations. */
export interface NounSpec<S extends z.ZodRawShape> {
  /** camelCase singular: salesOrder. */
  id: string;
  /** Path segment: sales-orders. */
  plural: string;
  /** Id prefix: so → so_01j… */
  prefix: string;
  module: string;
  label: Label;
  fields: Lazily<z.ZodObject<S>>;
  /** The field that people call it by (number, code, name). */
  title: keyof S & string;
  /**
   * Where the title alone says too little, what is named before it: item and supplier of a price.
   */
  under?: readonly (keyof S & string)[];
  /** Fields, or combinations, that no two live documents may share; of a flag, being set. */
  unique?: readonly ((keyof S & string) | readonly (keyof S & string)[])[];
  /** Fields that full-text search looks into. */
  search?: readonly (keyof S & string)[];
  /** The columns of its list, in order; any other field can be added by the user. */
  columns?: readonly ((keyof S & string) | keyof Envelope)[];
  /** Default order of its list: -createdAt. */
  sort?: string;
  /** The fields that say whose it is. Without it the noun is the whole company's. */
  scope?: { owner?: keyof S & string; team?: keyof S & string; region?: keyof S & string };
  /** The life of the document; the schema then has a field `state`. */
  states?: StateMachine<string>;
  /** Fields that the server fills in when they are left out at creation. */
  defaulted?: readonly (keyof S & string)[];
  /** Master data: create, update, archive and import come from the noun itself. */
  master?: boolean;
  /** Not listed or read through the API. */
  internal?: boolean;
  /** How its computed numbers follow from its others, by field: gross, lines.gross. */
  derives?: Readonly<Record<string, Derivation>>;
  page?: NounHints<keyof S & string>;
}

/** What every document carries besides its own fields. */
export const envelope = z.strictObject({
  id: text(40),
  version: labelled('Version', '版本', computed(integer(1, 2_147_483_647))),
  createdAt: labelled('Created', '创建时间', computed(instant())),
  createdBy: labelled('Created by', '创建人', computed(text(80))),
  updatedAt: labelled('Updated', '更新时间', computed(instant())),
  updatedBy: labelled('Updated by', '更新人', computed(text(80))),
});

export type Envelope = z.infer<typeof envelope>;

/** Every noun may carry the key that another system knows it by. */
const shared = {
  externalId: labelled('External id', '外部编号', text(100)).optional(),
  archived: labelled('Archived', '已停用', computed(z.boolean().meta({ kind: 'flag' }))).optional(),
};

type SharedShape = typeof shared;

export interface Noun<S extends z.ZodRawShape = z.ZodRawShape> extends Omit<NounSpec<S>, 'fields'> {
  /** The fields that people and operations set. */
  fields: z.ZodObject<S & SharedShape>;
  /** The whole document as stored and answered. */
  document: z.ZodObject<S & SharedShape & typeof envelope.shape>;
  uniqueSets: readonly (readonly string[])[];
  /** An id of this noun, for use in other schemas. */
  ref: () => z.ZodString;
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is recovered by Doc<> and Fields<>
export type AnyNoun = Noun<any>;
export type Fields<N extends AnyNoun> = z.infer<N['fields']>;
export type Doc<N extends AnyNoun> = z.infer<N['document']>;
/** Any stored document, when its noun is not known at compile time. */
export type AnyDoc = Envelope & Record<string, unknown>;

/** Declares a noun: its one schema, from which lists, forms, imports and history are derived. */
export function defineNoun<S extends z.ZodRawShape>(spec: NounSpec<S>): Noun<S> {
  const { fields, ...rest } = spec;
  const uniqueSets = [...(spec.unique ?? []), 'externalId'].map((set) =>
    typeof set === 'string' ? [set] : [...(set as readonly string[])],
  );
  const noun = { ...rest, uniqueSets, ref: () => ref(spec.id, spec.prefix) } as unknown as Noun<S>;
  const own = () => (typeof fields === 'function' ? fields() : fields).shape;
  defineOnce(noun, 'fields', () => z.strictObject({ ...own(), ...shared }) as Noun<S>['fields']);
  defineOnce(noun, 'document', () => documentOf(noun));
  return noun;
}

const documentOf = <S extends z.ZodRawShape>(noun: Noun<S>): Noun<S>['document'] =>
  z
    .strictObject({ ...envelope.shape, id: noun.ref(), ...noun.fields.shape })
    .meta({ id: capital(noun.id) }) as unknown as Noun<S>['document'];

export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
