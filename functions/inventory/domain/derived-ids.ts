/** Ids of one body belong together: the claim and the movement of a document follow from its id. */
const bodyOf = (id: string): string => id.slice(id.indexOf('_') + 1);

export const reservationId = (sourceId: string): string => `rsv_${bodyOf(sourceId)}`;
export const stockMoveId = (sourceId: string): string => `mov_${bodyOf(sourceId)}`;
export const costPoolId = (itemId: string): string => `cp_${bodyOf(itemId)}`;
