import * as z from 'zod';
import { isTimeZone } from '../kernel/date.ts';

/** What a field is, beyond its JSON type: drives columns, filters, forms, imports and fuzzers. */
export type FieldKind =
  | 'text'
  | 'code'
  | 'note'
  | 'email'
  | 'phone'
  | 'money'
  | 'price'
  | 'quantity'
  | 'rate'
  | 'integer'
  | 'flag'
  | 'date'
  | 'instant'
  | 'choice'
  | 'ref'
  | 'currency';

export interface Label {
  en: string;
  zh: string;
}

/** A company's own choices: rows with `code` and `name` in a list of a document. */
export interface EntryOf {
  noun: string;
  list: string;
  by: string;
}

/** A line of the document that the field `by` names; `id` is that of the command itself. */
export interface LineOf {
  by: string;
  /** What can still be taken from it: one of its quantities less others. */
  rest?: LineRest;
}

export interface LineRest {
  label: Label;
  of: string;
  less: readonly string[];
}

export interface FieldMeta {
  kind?: FieldKind;
  label?: Label;
  /** The noun an id points to. */
  ref?: string;
  /** An id of a document of whatever noun. */
  anyRef?: boolean;
  /** A noun by its id; pages say its name. */
  nounName?: boolean;
  /** The type of a file; pages say its name. */
  fileType?: boolean;
  /** A permission, such as salesOrder.read, salesOrder.* or *; pages say its name. */
  permissionName?: boolean;
  /** The nouns to one of which the ids of a list point, which a text separates by commas. */
  idsOf?: readonly string[];
  /** The noun whose title a text is: an account by its code. */
  codeOf?: string;
  /** Of which document a number is a line. */
  lineOf?: LineOf;
  /** Of which list of which noun a code names a row; `by` is the field that says which document. */
  entryOf?: EntryOf;
  /** Names of the choices, in both languages. */
  choices?: Record<string, Label>;
  /** Names of some values among others, which read as they are; tables keep the values. */
  names?: Record<string, Label>;
  /** How an object reads as a whole, by the value of one of its parts; `{days}` is another part. */
  reads?: { by: string; texts: Record<string, Label> };
  /** Kept in the erasable part; the commit log holds a salted hash only. */
  personal?: boolean;
  /** What to do about any value that is refused, where the usual sentence says too little. */
  advice?: Label;
  /** Set by the server: not asked for in forms and refused in imports. */
  computed?: boolean;
}

declare module 'zod' {
  interface GlobalMeta extends FieldMeta {}
}

/** Integer digits before and fraction digits after the point that each decimal kind may carry. */
export const decimalBounds = {
  money: { integer: 12, fraction: 4 },
  price: { integer: 10, fraction: 6 },
  quantity: { integer: 10, fraction: 6 },
  rate: { integer: 4, fraction: 6 },
} as const;

export type DecimalKind = keyof typeof decimalBounds;

/** Decimals are stored in the read model as integers of this many fraction digits. */
export const DECIMAL_PLACES = 6;

/**
 * Text without control characters or unpaired surrogates; it begins with what is seen, not blank.
 */
const PLAIN =
  '^(?=[\\p{L}\\p{N}\\p{P}\\p{S}])(?!.*[\\s\\u0085]$)[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]+$';
const NOTE = '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\ud800-\\udfff]*$';

/**
 * A string with its checks and what it is. Every method of the library's chain copies the schema
 * made so far; there are hundreds of fields, so theirs are made in one go.
 */
function checked(meta: FieldMeta, ...checks: z.core.$ZodCheck<string>[]): z.ZodString {
  const schema = new z.ZodString({ type: 'string', checks });
  z.globalRegistry.add(schema, { ...meta });
  return schema;
}

export const text = (max = 200) =>
  checked({ kind: 'text' }, z.minLength(1), z.maxLength(max), z.regex(new RegExp(PLAIN, 'u')));

/** A short key that people type: no blanks inside. */
export const code = (max = 40) =>
  checked({ kind: 'code' }, z.minLength(1), z.maxLength(max), z.regex(/^[^\s\p{C}]+$/u));

/** Free text of several lines; may be empty. */
export const note = (max = 4000) =>
  checked({ kind: 'note' }, z.maxLength(max), z.regex(new RegExp(NOTE, 'u')));

export const email = () =>
  z
    .string()
    .max(254)
    .regex(/^[^\s@"<>\\,;]{1,64}@[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63})+$/u)
    .meta({ kind: 'email' });

export const phone = () =>
  z
    .string()
    .max(40)
    .regex(/^[+0-9(][0-9 ()./-]{3,38}$/)
    .meta({ kind: 'phone' });

type Sign = 'any' | 'nonNegative' | 'positive';

const decimalField = (kind: DecimalKind, sign: Sign) => {
  const { integer, fraction } = decimalBounds[kind];
  const head = sign === 'any' ? '-?' : '';
  const nonZero = sign === 'positive' ? '(?=.*[1-9])' : '';
  const digits = `(0|[1-9]\\d{0,${integer - 1}})(\\.\\d{1,${fraction}})?`;
  return checked({ kind }, z.regex(new RegExp(`^${nonZero}${head}${digits}$`)));
};

/** An amount in the document's currency, as a decimal string. */
export const money = (sign: Sign = 'any') => decimalField('money', sign);
/** A price of one unit, up to six decimals. */
export const price = (sign: Sign = 'nonNegative') => decimalField('price', sign);
/** A quantity in the item's unit, up to six decimals. */
export const quantity = (sign: Sign = 'positive') => decimalField('quantity', sign);
/** A ratio: 0.13 is 13 %. */
export const rate = (sign: Sign = 'nonNegative') => decimalField('rate', sign);

export const integer = (min: number, max: number) =>
  z.int().min(min).max(max).meta({ kind: 'integer' });

export const flag = () => z.boolean().meta({ kind: 'flag' });

/** So far plans and calendars reckon, with room for lead times on either side. */
const YEARS = /^(19|20|21)\d\d-/;

/** A business date without a time zone, YYYY-MM-DD, from 1900 to 2199. */
export const date = () => z.iso.date().regex(YEARS).meta({ kind: 'date' });

/**
 * A moment, ISO 8601 with any fraction of a second and `Z` or an offset. What comes in is brought
 * to UTC with milliseconds, and so it is stored and answered.
 */
export const instant = () => z.iso.datetime({ offset: true }).meta({ kind: 'instant' });

export const currency = () => checked({ kind: 'currency' }, z.regex(/^[A-Z]{3}$/));

/** The IANA name of a time zone. An unknown one would shut the company out of its own settings. */
export const timeZone = () =>
  text(60).refine(isTimeZone, { error: 'There is no such time zone' }).meta({ kind: 'text' });

export const choice = <const T extends Record<string, Label>>(choices: T) =>
  z.enum(Object.keys(choices) as [keyof T & string, ...(keyof T & string)[]]).meta({
    kind: 'choice',
    choices,
  });

/** The 26 characters after the prefix of every id. */
export const ID_BODY = '[0-9a-hjkmnp-tv-z]{26}';

/** An id of a noun. The noun is named, not imported, so that contracts may refer in circles. */
export const ref = (noun: string, prefix: string) =>
  checked({ kind: 'ref', ref: noun }, z.regex(new RegExp(`^${prefix}_${ID_BODY}$`)));

/** An id of any noun: its prefix says of which. */
export const anyRef = () =>
  advised(
    'Enter the id of a document, such as the one in its address.',
    '请输入单据的内部编号，即其页面地址中的编号。',
    checked({ anyRef: true }, z.regex(new RegExp(`^[a-z]{2,8}_${ID_BODY}$`))),
  );

/** A noun by its id: salesOrder. */
export const nounName = (max = 60) => code(max).meta({ kind: 'code', nounName: true });

/** What a kept file is, as browsers call it: text/csv. */
export const fileType = () => text(120).meta({ kind: 'text', fileType: true });

/** What a key may do: salesOrder.read, salesOrder.* or *. */
export const permissionName = () => text(80).meta({ kind: 'text', permissionName: true });

/**
 * Ids of documents of one of these nouns, separated by commas, as the address of a query has them.
 */
export const idList = (...nouns: readonly string[]) => z.string().max(2000).meta({ idsOf: nouns });

/** What people call a document of this noun, not its id: the code of an account. */
export const codeOf = <S extends z.ZodType>(noun: string, schema: S): S =>
  schema.meta({ ...schema.meta(), codeOf: noun }) as S;

/** A line of another document by its number: pages offer its lines. */
export const lineOf = <S extends z.ZodType>(line: LineOf, schema: S): S =>
  schema.meta({ ...schema.meta(), lineOf: line }) as S;

/** A row of another document by its code: a stage of the pipeline. Pages say its name. */
export const entryOf = <S extends z.ZodType>(row: EntryOf, schema: S): S =>
  schema.meta({ ...schema.meta(), entryOf: row }) as S;

/** The same schema with a label in both languages. */
export const labelled = <S extends z.ZodType>(en: string, zh: string, schema: S): S =>
  schema.meta({ ...schema.meta(), label: { en, zh } }) as S;

/** The same schema, marked as personal data. */
export const personal = <S extends z.ZodType>(schema: S): S =>
  schema.meta({ ...schema.meta(), personal: true }) as S;

/** The same schema, with what to do about any value that it refuses. */
export const advised = <S extends z.ZodType>(en: string, zh: string, schema: S): S =>
  schema.meta({ ...schema.meta(), advice: { en, zh } }) as S;

/** The same schema, marked as set by the server. */
export const computed = <S extends z.ZodType>(schema: S): S =>
  schema.meta({ ...schema.meta(), computed: true }) as S;

/** The schema inside optional, nullable, default and readonly wrappers. */
export function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (
    'unwrap' in inner &&
    typeof inner.unwrap === 'function' &&
    !(inner instanceof z.ZodArray)
  ) {
    inner = inner.unwrap() as z.ZodType;
  }
  return inner;
}

/** All that is known of a field; what stands on a wrapper wins over what it wraps. */
export function fieldMeta(schema: z.ZodType): FieldMeta {
  const found: FieldMeta = {};
  let level: z.ZodType | undefined = schema;
  while (level) {
    const {
      kind,
      label,
      ref: target,
      anyRef: any,
      nounName: named,
      permissionName: permitted,
      idsOf: listed,
      codeOf: coded,
      entryOf: row,
      lineOf: lined,
      choices,
      names,
      reads,
      personal: hidden,
      advice,
      computed: own,
    } = level.meta() ?? {};
    found.kind ??= kind;
    found.label ??= label;
    found.ref ??= target;
    found.anyRef ??= any;
    found.nounName ??= named;
    found.permissionName ??= permitted;
    found.idsOf ??= listed;
    found.codeOf ??= coded;
    found.entryOf ??= row;
    found.lineOf ??= lined;
    found.reads ??= reads;
    found.choices ??= choices;
    found.names ??= names;
    found.personal ??= hidden;
    found.advice ??= advice;
    found.computed ??= own;
    level =
      'unwrap' in level && typeof level.unwrap === 'function' && !(level instanceof z.ZodArray)
        ? (level.unwrap() as z.ZodType)
        : undefined;
  }
  return found;
}

export const isOptional = (schema: z.ZodType): boolean => schema.safeParse(undefined).success;
