/** Where the ledger settings lie, for those who need a word of them, not their whole contract. */
export const ledgerPlace = { id: 'ledgerSettings', prefix: 'ls' };
