import { step, type Walker } from './walk-order.ts';

/** Files with bytes behind them, which documents can have attached: texts that are imported. */
export async function walkFiles(walker: Walker): Promise<void> {
  for (let count = 0; count < 3; count += 1) {
    const code = walker.random.word(8);
    const content = `code,name,decimals\n${code},Unit ${code},2\n`;
    await step(walker, 'platform.importTable', { target: 'unit', content });
  }
  await walker.catalogue.refresh();
}
