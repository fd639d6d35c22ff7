import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { noEventWords, withoutWords } from './no-event-words.ts';

it('drops what events say to people, and nothing else', () => {
  const source = [
    'export const sent = defineEvent({',
    "  id: 'a.sent',",
    "  label: { en: 'it was sent', zh: '已发出' },",
    '  description:',
    "    'It was sent, {later}, to whom it may concern.',",
    '  data: () =>',
    '    z.strictObject({',
    "      description: labelled('Text', '文本', text(9)),",
    '    }),',
    '});',
  ];
  const kept = source.filter((_, at) => ![2, 3, 4].includes(at));
  expect(withoutWords(source.join('\n'))).toBe(kept.join('\n'));
});

it('finds the words of every event', () => {
  const left = ['sales', 'purchasing', 'platform'].flatMap((module) => {
    const path = `${import.meta.dirname}/../../shared/contracts/${module}/events.ts`;
    return withoutWords(readFileSync(path, 'utf8')).match(/^ {2}(description|label):.*/gm) ?? [];
  });
  expect(left).toEqual([]);
  expect(noEventWords.name).toBe('no-event-words');
});
