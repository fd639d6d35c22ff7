import { expect, it } from 'vitest';
import type { Row } from './row.ts';
import { createTitleBook } from './title-book.ts';

interface Question {
  noun: string;
  ids: readonly string[];
  answer: (...docs: Row[]) => void;
  fail: () => void;
}

/** What a language makes of every title. */
const words = { suffix: '' };

/** A book whose questions are answered by the test, in the order that it chooses. */
function newBook() {
  const questions: Question[] = [];
  const book = createTitleBook({
    documents: (noun, ids) =>
      new Promise((resolve, reject) => {
        questions.push({
          noun,
          ids,
          answer: (...docs) => resolve(docs),
          fail: () => reject('lost'),
        });
      }),
    namedIn: (noun, { itemId }) => (noun === 'bom' ? [{ noun: 'item', id: String(itemId) }] : []),
    called: (_, { code }, named) => ({
      code: [...named.map((one) => one.code), code].join(' ') + words.suffix,
    }),
  });
  const next = async (): Promise<Question> => {
    await expect.poll(() => questions.length).toBeGreaterThan(0);
    return questions.shift() as Question;
  };
  /** What stands on the screen from now on. */
  const shown = (noun: string, id: string) => {
    const codes: (string | undefined)[] = [];
    book.follow({ noun, id }, () => codes.push(book.peek({ noun, id })?.code));
    return codes;
  };
  const quiet = async () => {
    await new Promise((done) => setTimeout(done, 20));
    expect(questions).toEqual([]);
  };
  return { book, next, shown, quiet };
}

const bom = { id: 'bom_1', itemId: 'itm_1', code: 'R5' };
const item = (code: string): Row => ({ id: 'itm_1', code });
const itemChanged = ({ noun }: { noun: string }): boolean => noun === 'item';

it('what is asked for in one moment is one request, and known things are asked for no more', async () => {
  const { book, next, shown, quiet } = newBook();
  const codes = [shown('item', 'itm_1'), shown('item', 'itm_2'), shown('item', 'itm_1')];
  const question = await next();
  expect(question.ids).toEqual(['itm_1', 'itm_2']);
  question.answer(item('A'), { id: 'itm_2', code: 'B' });
  await expect.poll(() => codes).toEqual([['A'], ['B'], ['A']]);
  expect(await book.lookUp({ noun: 'item', id: 'itm_1' })).toEqual({ code: 'A' });
  await quiet();
});

it('more than sixty are several requests', async () => {
  const { shown, next } = newBook();
  for (let at = 0; at < 130; at += 1) shown('item', `itm_${at}`);
  const sizes = [await next(), await next(), await next()].map(({ ids }) => ids.length);
  expect(sizes).toEqual([60, 60, 10]);
});

it('has no title before what is named in it has one', async () => {
  const { book, next, shown } = newBook();
  const codes = shown('bom', 'bom_1');
  const waits = book.lookUp({ noun: 'bom', id: 'bom_1' });
  (await next()).answer(bom);
  const question = await next();
  expect(codes).toEqual([]);
  question.answer(item('A'));
  expect(await waits).toEqual({ code: 'A R5' });
  expect(codes).toEqual(['A R5']);
});

it('is called in full, whoever asks for the item meanwhile, and however often', async () => {
  const { book, next, shown, quiet } = newBook();
  const codes = shown('bom', 'bom_1');
  (await next()).answer(bom);
  const first = await next();
  shown('item', 'itm_1');
  book.refresh(itemChanged);
  const second = await next();
  first.answer(item('OLD'));
  await expect.poll(() => codes).toEqual(['OLD R5']);
  second.answer(item('NEW'));
  await expect.poll(() => codes).toEqual(['OLD R5', 'NEW R5']);
  await quiet();
});

it('an answer from before a change does not stand for the one after it', async () => {
  const { book, next, shown } = newBook();
  const codes = shown('item', 'itm_1');
  const first = await next();
  book.refresh(itemChanged);
  (await next()).answer(item('NEW'));
  await expect.poll(() => codes).toEqual(['NEW']);
  first.answer(item('OLD'));
  await expect.poll(() => book.lookUp({ noun: 'item', id: 'itm_1' })).toEqual({ code: 'NEW' });
  expect(codes).toEqual(['NEW']);
});

it('follows the name of what is named in it, though nobody shows that by itself', async () => {
  const { book, next, shown } = newBook();
  const codes = shown('bom', 'bom_1');
  (await next()).answer(bom);
  (await next()).answer(item('A'));
  await expect.poll(() => codes).toEqual(['A R5']);
  book.refresh(itemChanged);
  const question = await next();
  expect(question.noun).toBe('item');
  question.answer(item('B'));
  await expect.poll(() => codes).toEqual(['A R5', 'B R5']);
});

it('what is not shown is asked for again when it is', async () => {
  const { book, next, shown, quiet } = newBook();
  const waits = book.lookUp({ noun: 'item', id: 'itm_1' });
  (await next()).answer(item('A'));
  await waits;
  book.refresh(itemChanged);
  await quiet();
  const codes = shown('item', 'itm_1');
  expect(book.peek({ noun: 'item', id: 'itm_1' })).toEqual({ code: 'A' });
  (await next()).answer(item('B'));
  await expect.poll(() => codes).toEqual(['B']);
});

it('without an answer it keeps its name, or its id, and is asked for where it is shown next', async () => {
  const { book, next, shown, quiet } = newBook();
  const codes = shown('item', 'itm_1');
  const waits = book.lookUp({ noun: 'item', id: 'itm_1' });
  (await next()).fail();
  expect(await waits).toEqual({ code: 'itm_1' });
  await quiet();
  shown('item', 'itm_1');
  (await next()).answer(item('A'));
  await expect.poll(() => codes).toEqual(['itm_1', 'A']);
  book.refresh(itemChanged);
  (await next()).fail();
  await quiet();
  expect(codes).toEqual(['itm_1', 'A']);
});

it('a change that comes while it is asked, and shown nowhere, is not forgotten', async () => {
  const { book, next, shown } = newBook();
  const waits = book.lookUp({ noun: 'item', id: 'itm_1' });
  const question = await next();
  book.refresh(itemChanged);
  question.answer(item('OLD'));
  await waits;
  const codes = shown('item', 'itm_1');
  (await next()).answer(item('NEW'));
  await expect.poll(() => codes).toEqual(['NEW']);
});

it('is looked up with the names of today of all that is named in it', async () => {
  const { book, next, quiet } = newBook();
  book.learn('item', item('OLD'));
  book.learn('bom', bom);
  book.refresh(itemChanged);
  const waits = book.lookUp({ noun: 'bom', id: 'bom_1' });
  (await next()).answer(item('NEW'));
  expect(await waits).toEqual({ code: 'NEW R5' });
  book.refresh(itemChanged);
  const again = book.lookUp({ noun: 'bom', id: 'bom_1' });
  (await next()).answer(item('NEW'));
  expect(await again).toEqual({ code: 'NEW R5' });
  await quiet();
});

it('is called by the id of what could not be asked for, which is asked for once', async () => {
  const { book, next, shown, quiet } = newBook();
  const codes = shown('bom', 'bom_1');
  const waits = book.lookUp({ noun: 'bom', id: 'bom_1' });
  (await next()).answer(bom);
  (await next()).fail();
  expect(await waits).toEqual({ code: 'itm_1 R5' });
  await quiet();
  shown('bom', 'bom_1');
  (await next()).answer(item('A'));
  await expect.poll(() => codes).toEqual(['itm_1 R5', 'A R5']);
});

it('says everything anew in another language', async () => {
  const { book, shown } = newBook();
  book.learn('item', item('A'));
  const codes = shown('item', 'itm_1');
  words.suffix = ' 中文';
  book.retell();
  words.suffix = '';
  expect(codes).toEqual(['A 中文']);
});

it('what nobody knows is called by its id, and asked for once', async () => {
  const { next, shown, quiet } = newBook();
  const codes = shown('item', 'itm_1');
  (await next()).answer();
  await expect.poll(() => codes).toEqual(['itm_1']);
  shown('item', 'itm_1');
  await quiet();
});

it('learns from lists what it does not know, and nothing that it knows better', async () => {
  const { book, next, shown, quiet } = newBook();
  const codes = shown('bom', 'bom_1');
  book.learn('item', item('A'));
  book.learn('bom', bom);
  expect(codes).toEqual(['A R5']);
  (await next()).answer({ ...bom, code: 'R6' });
  await expect.poll(() => codes).toEqual(['A R5', 'A R6']);
  book.learn('bom', bom);
  await quiet();
  expect(codes).toEqual(['A R5', 'A R6']);
});
