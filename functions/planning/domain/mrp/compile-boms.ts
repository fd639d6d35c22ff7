// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { type Decimal, mul } from '../../../../shared/kernel/decimal.ts';
import { requirementPerUnit } from '../../../../shared/kernel/requirement.ts';
import type { Component, PlannedBom, Snapshot } from '../snapshot.ts';
import { Digest } from './digest.ts';
import { duplicateBom } from './errors.ts';
import type { GivenNames } from './given-names.ts';
import { type Boms, NEVER } from './model.ts';
import { type Ratio, scaledTo } from './quantity.ts';

const EARLIEST = -NEVER;

const decimalsOf = (text: Decimal): number => {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
};

function greatestCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x < 0n ? -x : x;
}

/** From steps of the product to steps of the component: rule 2 as one fraction. */
function ratioOf(
  line: Component,
  bom: PlannedBom,
  lossMode: Snapshot['lossMode'],
  decimals: { product: number; component: number },
): Ratio {
  const { numerator, denominator } = requirementPerUnit({
    quantity: line.quantity,
    loss: line.loss,
    lossMode,
    per: bom.outputQuantity,
    yield: bom.yield,
  });
  const fixed = mul(line.fixed, denominator);
  const places = Math.max(decimalsOf(numerator), decimalsOf(denominator), decimalsOf(fixed));
  const up = (text: Decimal) => scaledTo(text, places, 'up');
  const product = 10n ** BigInt(decimals.product);
  const component = 10n ** BigInt(decimals.component);
  const whole = {
    numerator: up(numerator) * component,
    addend: up(fixed) * component * product,
    denominator: up(denominator) * product,
  };
  const common = greatestCommon(greatestCommon(whole.numerator, whole.addend), whole.denominator);
  return {
    numerator: whole.numerator / common,
    addend: whole.addend / common,
    denominator: whole.denominator / common,
  };
}

const MOST_NUMERATOR = 2n ** 40n;
const MOST_OTHER = 2n ** 51n;

/** A ratio, and the same as doubles where they hold it. */
interface LineRatio {
  ratio: Ratio;
  doubles: { numerator: number; addend: number; denominator: number } | undefined;
}

function lineRatio(ratio: Ratio): LineRatio {
  const { numerator, addend, denominator } = ratio;
  const fits = numerator < MOST_NUMERATOR && addend < MOST_OTHER && denominator < MOST_OTHER;
  const doubles = {
    numerator: Number(numerator),
    addend: Number(addend),
    denominator: Number(denominator),
  };
  return { ratio, doubles: fits ? doubles : undefined };
}

/** Lines are mostly alike; exact fractions take far longer to make than to look up. */
class Ratios {
  readonly #made = new Map<string, Map<string, LineRatio>>();
  readonly #lossMode: Snapshot['lossMode'];

  constructor(lossMode: Snapshot['lossMode']) {
    this.#lossMode = lossMode;
  }

  /** Of a version's lines, by the decimals of the component. */
  of(bom: PlannedBom, product: number): (line: Component, component: number) => LineRatio {
    const key = `${bom.outputQuantity} ${bom.yield} ${product}`;
    let made = this.#made.get(key);
    if (made === undefined) {
      made = new Map();
      this.#made.set(key, made);
    }
    const known = made;
    return (line, component) => {
      const { quantity, fixed, loss } = line;
      const lineKey = `${quantity} ${fixed} ${loss} ${component}`;
      let ratio = known.get(lineKey);
      if (ratio === undefined) {
        ratio = lineRatio(ratioOf(line, bom, this.#lossMode, { product, component }));
        known.set(lineKey, ratio);
      }
      return ratio;
    };
  }
}

interface Version {
  bom: PlannedBom;
  item: number;
  from: number;
  to: number;
}

/** Versions by item, the latest first; rule 12. */
function versionsOf(snapshot: Snapshot, names: GivenNames): Version[] {
  const versions: Version[] = [];
  for (const bom of snapshot.boms) {
    const item = names.find(bom.itemId);
    if (item === undefined) continue;
    const from = bom.from === undefined ? EARLIEST : names.day(bom.from);
    const to = bom.to === undefined ? NEVER : names.day(bom.to);
    if (from <= to) versions.push({ bom, item, from, to });
  }
  versions.sort((a, b) => a.item - b.item || b.from - a.from);
  versions.forEach((version, index) => {
    const before = versions[index - 1];
    if (before?.item === version.item && before.from === version.from) {
      throw duplicateBom({ itemId: version.bom.itemId });
    }
  });
  return versions;
}

export function compileBoms(snapshot: Snapshot, names: GivenNames, decimals: Uint8Array): Boms {
  const versions = versionsOf(snapshot, names);
  const lineCount = versions.reduce((sum, { bom }) => sum + bom.components.length, 0);
  const boms: Boms = {
    versionStart: new Int32Array(names.items.length + 1),
    versionFrom: Int32Array.from(versions, ({ from }) => from),
    versionTo: Int32Array.from(versions, ({ to }) => to),
    lineStart: new Int32Array(versions.length + 1),
    lineItem: new Int32Array(lineCount),
    linePosition: new Int32Array(lineCount),
    linePhantom: new Uint8Array(lineCount),
    lineFrom: new Int32Array(lineCount),
    lineTo: new Int32Array(lineCount),
    ratio: [],
    numerator: new Float64Array(lineCount),
    addend: new Float64Array(lineCount),
    denominator: new Float64Array(lineCount),
    rules: new Float64Array(names.items.length),
  };
  const ratios = new Ratios(snapshot.lossMode);
  let row = 0;
  versions.forEach(({ bom, item }, version) => {
    boms.versionStart[item + 1] = version + 1;
    boms.lineStart[version] = row;
    const ratioOfLine = ratios.of(bom, decimals[item]!);
    for (const line of inOrder(bom.components, names)) {
      const component = names.item(line.itemId);
      boms.lineItem[row] = component;
      boms.linePosition[row] = line.lineNo;
      boms.linePhantom[row] = line.phantom ? 1 : 0;
      boms.lineFrom[row] = line.from === undefined ? EARLIEST : names.day(line.from);
      boms.lineTo[row] = line.to === undefined ? NEVER : names.day(line.to);
      addRatio(boms, row, ratioOfLine(line, decimals[component]!));
      row += 1;
    }
  });
  boms.lineStart[versions.length] = row;
  for (let item = 0; item < names.items.length; item += 1) {
    if (boms.versionStart[item + 1] === 0) boms.versionStart[item + 1] = boms.versionStart[item]!;
    boms.rules[item] = rulesOf(boms, item);
  }
  return boms;
}

/** By number, then by component; mostly they stand so already. */
function inOrder(lines: readonly Component[], names: GivenNames): readonly Component[] {
  if (lines.every(({ lineNo }, at) => at === 0 || lines[at - 1]!.lineNo < lineNo)) return lines;
  return lines.toSorted(
    (a, b) => a.lineNo - b.lineNo || names.item(a.itemId) - names.item(b.itemId),
  );
}

/** Digest of all that exploding an item looks at. */
function rulesOf(boms: Boms, item: number): number {
  const digest = new Digest();
  for (let v = boms.versionStart[item]!; v < boms.versionStart[item + 1]!; v += 1) {
    digest.number(boms.versionFrom[v]!).number(boms.versionTo[v]!);
    for (let line = boms.lineStart[v]!; line < boms.lineStart[v + 1]!; line += 1) {
      digest.number(boms.lineItem[line]!).number(boms.linePosition[line]!);
      digest.number(boms.linePhantom[line]!);
      digest.number(boms.lineFrom[line]!).number(boms.lineTo[line]!);
      digest.number(boms.numerator[line]!).number(boms.addend[line]!);
      digest.number(boms.denominator[line]!);
      if (boms.denominator[line] !== 0) continue;
      const { numerator, addend, denominator } = boms.ratio[line]!;
      digest.text(`${numerator} ${addend} ${denominator}`);
    }
  }
  return digest.value();
}

function addRatio(boms: Boms, row: number, { ratio, doubles }: LineRatio): void {
  boms.ratio.push(ratio);
  if (doubles === undefined) return;
  boms.numerator[row] = doubles.numerator;
  boms.addend[row] = doubles.addend;
  boms.denominator[row] = doubles.denominator;
}
