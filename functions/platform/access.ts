import type { Scope } from '../../shared/contracts/noun.ts';

/** Who acts. A workflow or reaction has no person behind it but says for whom it works. */
export interface Actor {
  kind: 'user' | 'key' | 'workflow' | 'reaction' | 'system';
  id: string;
  onBehalfOf?: string;
}

/** What the actor may do: permission → widest scope, and whose own, team and regions these are. */
export interface Access {
  grants: ReadonlyMap<string, Scope>;
  memberId?: string;
  team?: string;
  regions: readonly string[];
}

export const actorName = (actor: Actor): string => `${actor.kind}:${actor.id}`;

/** Whose wish it is: of the person for whom a workflow or reaction works, else the actor's own. */
export const wisherOf = (actor: Actor): string => actor.onBehalfOf ?? actorName(actor);
