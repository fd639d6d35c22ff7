declare module 'virtual:words' {
  export const words: import('./lib/catalogue-types.ts').Words;
}

declare module 'virtual:catalogue' {
  export const catalogue: import('./lib/catalogue-types.ts').Catalogue;
}
