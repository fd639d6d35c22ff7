import type { AnyDoc, AnyNoun } from '../../shared/contracts/noun.ts';
import { changePermissions } from '../../shared/contracts/platform/attachable.ts';
import { defineError, forbidden, notFound } from '../../shared/kernel/errors.ts';
import type { Ctx } from './context.ts';
import { load } from './entity.ts';
import { inScope, scopeOf } from './permissions.ts';

const noAttachments = defineError(
  'noAttachments',
  422,
  'Files cannot be attached to a {noun}. Attach them to the document that they belong to.',
);

/** A document as its attachments see it. */
export interface Target {
  noun: AnyNoun;
  doc: AnyDoc;
  /** Any one of these lets somebody change it. */
  permissions: readonly string[];
}

/**
 * The document that files belong to, for who may read it: its own rights and scope decide. Throws
 * 'notFound' otherwise, 'noAttachments' if files cannot belong to its noun.
 */
export async function readableTarget(ctx: Ctx, id: string, pointer?: string): Promise<Target> {
  // The whole product is a good part of these functions, and few requests need it.
  const { nounOfId, operations } = await import('../../shared/contracts/system.ts');
  const noun = nounOfId(id);
  if (!noun) throw notFound({ noun: 'document', id }, pointer);
  const permissions = changePermissions(noun, operations);
  if (permissions.length === 0) {
    throw noAttachments({ noun: noun.label.en.toLowerCase() }, pointer);
  }
  return { noun, doc: (await load(ctx, noun, id)) as AnyDoc, permissions };
}

export const mayChange = ({ access }: Pick<Ctx, 'access'>, target: Target): boolean =>
  target.permissions.some((permission) => {
    const scope = scopeOf(access, permission);
    return scope !== undefined && inScope(target.noun, target.doc, scope, access);
  });

/** Who reads the document but changes nothing of it adds no files either: 'forbidden'. */
export async function changeableTarget(ctx: Ctx, id: string, pointer?: string): Promise<Target> {
  const target = await readableTarget(ctx, id, pointer);
  if (!mayChange(ctx, target)) {
    throw forbidden({ permission: target.permissions[0] ?? `${target.noun.id}.write` }, pointer);
  }
  return target;
}

const LONGEST_TITLE = 100;

/** What people call the document, as one line: its number or code, and its name. */
export function titleOfTarget({ noun, doc }: Target): string {
  const named = [doc[noun.title], noun.title === 'name' ? undefined : doc['name']];
  const said = named.filter((one) => typeof one === 'string').join(' ');
  const line = said.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  const title = [...line].slice(0, LONGEST_TITLE).join('').trim();
  return title === '' ? doc.id : title;
}
