declare module 'virtual:catalogue' {
  export const catalogue: import('./lib/catalogue-types.ts').Catalogue;
}
