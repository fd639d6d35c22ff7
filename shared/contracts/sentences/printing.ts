import type { Sentences } from './sentences-type.ts';

export const printingSentences: Sentences = {
  'printing.logoNotAnImage': '公司标志须为 PNG 或 JPEG 图片，{type} 不能打印。',
};
