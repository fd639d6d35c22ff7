import { bom } from '../../shared/contracts/engineering/bom.ts';
import { routing } from '../../shared/contracts/engineering/routing.ts';
import type { AnyDoc, AnyNoun, Doc } from '../../shared/contracts/noun.ts';
import type { Ctx } from '../platform/context.ts';
import { needAll } from '../platform/entity.ts';
import type { Guard } from '../platform/guard.ts';
import { type Change, revise } from '../platform/outcome.ts';
import {
  type Register,
  type ReleasedVersion,
  registerGuard,
  registersOf,
  type Versioned,
} from './data/version-register.ts';
import { onlyDraft, overlappingVersion } from './domain/errors.ts';
import { dayBefore, firstDay, lastDay, overlaps, type Validity } from './domain/validity.ts';

export const nouns = { bom, routing } as const;
export type Version<K extends Versioned> = Doc<(typeof nouns)[K]>;

/** Only what still lies on the table can be changed. */
export function assertDraft({ revision, state }: { revision: string; state: string }): void {
  if (state !== 'draft') throw onlyDraft({ revision, state });
}

const spanOf = ({ validFrom, validTo }: Validity): Validity => ({
  ...(validFrom !== undefined && { validFrom }),
  ...(validTo !== undefined && { validTo }),
});

const entryOf = (version: Validity & { id: string; revision: string }): ReleasedVersion => ({
  id: version.id,
  revision: version.revision,
  ...spanOf(version),
});

interface Page<K extends Versioned> {
  read: Register;
  versions: ReleasedVersion[];
  /** Documents as this commit leaves them, where it changes them. */
  after: Map<string, Version<K>>;
}

/**
 * The released versions of items within one commit: what is released, ended and retired in it, and
 * the guards under which all of that may happen.
 */
export class VersionBook<K extends Versioned> {
  readonly #ctx: Ctx;
  readonly #kind: K;
  readonly #pages: Map<string, Page<K>>;

  private constructor(ctx: Ctx, kind: K, pages: Map<string, Page<K>>) {
    this.#ctx = ctx;
    this.#kind = kind;
    this.#pages = pages;
  }

  static async open<K extends Versioned>(
    ctx: Ctx,
    kind: K,
    itemIds: readonly string[],
  ): Promise<VersionBook<K>> {
    const registers = await registersOf(ctx, kind, itemIds);
    const pages = [...registers].map(
      ([itemId, read]) =>
        [itemId, { read, versions: read.versions, after: new Map() } as Page<K>] as const,
    );
    return new VersionBook(ctx, kind, new Map(pages));
  }

  #page(itemId: string): Page<K> {
    const known = this.#pages.get(itemId);
    if (known) return known;
    const made: Page<K> = { read: { versions: [] }, versions: [], after: new Map() };
    this.#pages.set(itemId, made);
    return made;
  }

  /**
   * Takes a version in. With `endPrevious` one that began earlier and would go on ends the day
   * before. Throws 'engineering.overlappingVersion'.
   */
  async release(version: Version<K>, { endPrevious = false } = {}): Promise<Change[]> {
    const page = this.#page(version.itemId);
    const others = page.versions.filter((one) => overlaps(one, version));
    const canEnd = (other: Validity) =>
      firstDay(other) < firstDay(version) && lastDay(other) <= lastDay(version);
    const inTheWay = others.find((other) => !endPrevious || !canEnd(other));
    if (inTheWay) throw overlappingVersion({ revision: inTheWay.revision }, '/validFrom');
    const changes: Change[] = [];
    for (const { id } of others) {
      changes.push(await this.end(version.itemId, id, dayBefore(firstDay(version))));
    }
    page.versions = [...page.versions, entryOf(version)];
    page.after.set(version.id, version);
    return changes;
  }

  /** Lets a released version end on a day. */
  async end(itemId: string, id: string, validTo: string): Promise<Change> {
    const page = this.#page(itemId);
    const before = (await this.#documents([id])).get(id) as Version<K>;
    const noun: AnyNoun = nouns[this.#kind];
    const change = revise(this.#ctx, noun, before as never, { validTo } as never);
    const after = change.after as unknown as Version<K>;
    page.versions = page.versions.map((one) => (one.id === id ? entryOf(after) : one));
    page.after.set(id, after);
    return change;
  }

  /** Takes a version out; it may have been a draft. */
  retire(version: Version<K>): Change & { after: Version<K> } {
    const page = this.#page(version.itemId);
    page.versions = page.versions.filter(({ id }) => id !== version.id);
    const noun: AnyNoun = nouns[this.#kind];
    return revise(this.#ctx, noun, version as never, { state: 'retired' } as never) as never;
  }

  async #documents(ids: readonly string[]): Promise<Map<string, AnyDoc>> {
    return (await needAll(this.#ctx, nouns[this.#kind] as AnyNoun, ids)) as never;
  }

  /** Every item's released versions as this commit leaves them. */
  async released(): Promise<Map<string, Version<K>[]>> {
    const pages = [...this.#pages];
    const stored = pages.flatMap(([, { versions, after }]) =>
      versions.filter(({ id }) => !after.has(id)).map(({ id }) => id),
    );
    const found = await this.#documents(stored);
    return new Map(
      pages.map(([itemId, { versions, after }]) => [
        itemId,
        versions.map(({ id }) => after.get(id) ?? (found.get(id) as unknown as Version<K>)),
      ]),
    );
  }

  guards(): Guard[] {
    return [...this.#pages]
      .filter(([, { read, versions }]) => versions !== read.versions)
      .map(([itemId, { read, versions }]) => registerGuard(this.#kind, itemId, read, versions));
  }
}
