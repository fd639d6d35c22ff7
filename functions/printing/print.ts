import type { AnyNoun, Doc } from '../../shared/contracts/noun.ts';
import { file } from '../../shared/contracts/platform/nouns.ts';
import { defineError } from '../../shared/kernel/errors.ts';
import type { Ctx } from '../platform/context.ts';
import { load } from '../platform/entity.ts';
import type { TextOutput } from '../platform/text-output.ts';
import { type Language, labelIn, type Paper, type Sheet } from './domain/sheet.ts';

const logoNotAnImage = defineError(
  'printing.logoNotAnImage',
  422,
  'The company logo must be a PNG or JPEG picture; {type} cannot be printed.',
);

interface Input {
  id: string;
  also?: string | undefined;
  language?: Language | undefined;
  paper?: Paper | undefined;
}

type SheetOf<N extends AnyNoun> = (ctx: Ctx, language: Language, doc: Doc<N>) => Promise<Sheet>;

/** Prints documents of a noun, in the order asked for; the paper is the noun's unless chosen. */
export const printing =
  <N extends AnyNoun>(noun: N, sheetOf: SheetOf<N>, usual: Paper = 'a4') =>
  async (ctx: Ctx, input: Input): Promise<TextOutput & string> => {
    const language = input.language ?? (ctx.company.locale as Language);
    const ids = [input.id, ...(input.also?.split(',') ?? [])];
    const documents = await Promise.all(ids.map((id) => load(ctx, noun, id)));
    const sheets = await Promise.all(documents.map((doc) => sheetOf(ctx, language, doc)));
    const { makePdf } = await import('./make-pdf.ts');
    const paper = input.paper ?? usual;
    const bytes = await makePdf(sheets, { language, paper, logo: await logoOf(ctx) });
    const [first] = sheets;
    const title = first ? labelIn(language, first.title) : '';
    const fileName = `${title} ${sheets.length === 1 ? first?.number : ctx.today}.pdf`;
    return { bytes, fileName } as unknown as TextOutput & string;
  };

async function logoOf(ctx: Ctx): Promise<string | undefined> {
  const id = ctx.company.logoFileId;
  const found = id === undefined ? undefined : await ctx.store.find(file, id);
  if (!found) return undefined;
  const type = found.contentType;
  if (type !== 'image/png' && type !== 'image/jpeg') throw logoNotAnImage({ type });
  const bytes = await ctx.files.read(found.id);
  return bytes && `data:${type};base64,${bytes.toString('base64')}`;
}
