/** What the component library keeps of a style element: attributes and fields of its own. */
interface Adopted {
  sheet: CSSStyleSheet;
  order: number;
  attributes: Map<string, string>;
  innerHTML: string;
  setAttribute: (name: string, value: string) => void;
  getAttribute: (name: string) => string | null;
}

interface Options {
  prepend?: boolean | 'queue';
  priority?: number;
}

const byKey = new Map<string, Adopted>();

/** Sheets adopted by order: what the library prepends by priority comes before what it appends. */
const orderOf = ({ prepend, priority = 0 }: Options): number =>
  prepend === 'queue' ? priority : prepend ? -1e6 : 1e6;

function show(): void {
  const ordered = [...byKey.values()].sort((a, b) => a.order - b.order);
  document.adoptedStyleSheets = ordered.map(({ sheet }) => sheet);
}

/** Under our own styles, wherever they stand: what is in a layer gives way to what is in none. */
const layered = (css: string): string => `@layer antd {${css}}`;

/** Adopts a sheet, or replaces its text: in place of `<style>`, which the policy forbids. */
export function updateCSS(css: string, key: string, options: Options = {}): Adopted {
  const known = byKey.get(key);
  if (known) {
    if (known.innerHTML !== css) {
      known.innerHTML = css;
      known.sheet.replaceSync(layered(css));
    }
    return known;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(layered(css));
  const attributes = new Map<string, string>();
  const made: Adopted = {
    sheet,
    order: orderOf(options),
    attributes,
    innerHTML: css,
    setAttribute: (name, value) => void attributes.set(name, value),
    getAttribute: (name) => attributes.get(name) ?? null,
  };
  byKey.set(key, made);
  const last = [...byKey.values()].every(({ order }) => order <= made.order);
  if (last) document.adoptedStyleSheets.push(sheet);
  else show();
  return made;
}

let anonymous = 0;

export function injectCSS(css: string, options: Options = {}): Adopted {
  anonymous += 1;
  return updateCSS(css, `anonymous-${anonymous}`, options);
}

export function removeCSS(key: string): void {
  if (byKey.delete(key)) show();
}

export function clearContainerCache(): void {
  // There is no container: sheets belong to the document.
}

/** The icons ask for these beside: they live in no shadow, and warn nobody. */
export const getShadowRoot = (): undefined => undefined;
export const warningOnce = (): void => undefined;
