import { allImports, type Import, placeOf } from '../code/imports.ts';
import { isProduct, type SourceTree } from '../code/source-tree.ts';
import { floorOf, isModule } from './floors.ts';

/** What files of a layer may import; a layer is the first one whose `holds` fits the path. */
interface Layer {
  name: string;
  holds: RegExp;
  /** Whether a file may be imported from a file of the layer. */
  files: (target: string, from: string) => boolean;
  packages: RegExp;
  /** Packages of which it may know the types. */
  types?: RegExp;
}

const ANY = /./;
const NONE = /^$/;

const moduleOf = (path: string): string => path.split('/')[1] ?? '';
const within =
  (...folders: string[]) =>
  (target: string) =>
    folders.some((folder) => target.startsWith(folder));

/** The two doors of a module through which the floors above may enter. */
const DOORS = /^functions\/(\w+)\/(queries|postings)\.ts$/;

function isLowerDoor(target: string, from: string): boolean {
  const module = DOORS.exec(target)?.[1];
  return module !== undefined && floorOf(module) < floorOf(moduleOf(from));
}

const own = (target: string, from: string): boolean =>
  target.startsWith(`functions/${moduleOf(from)}/`);

const base = within('shared/', 'functions/platform/');

/** Nobody knows the inner life of a module but these, each by one kind of file. */
const collectors: Readonly<Record<string, RegExp>> = {
  'functions/onboarding/': /^functions\/\w+\/onboarding\.ts$/,
  'functions/sample/': /^functions\/\w+\/(api|queries)\.ts$/,
  'functions/reader/': /^functions\/\w+\/(queries-api|reports|integrity)\.ts$/,
  'infra/workflows.ts': /^functions\/\w+\/workflows\/[\w-]+\.ts$/,
};

const collected = (target: string, from: string): boolean =>
  Object.entries(collectors).some(
    ([folder, files]) => from.startsWith(folder) && files.test(target),
  );

const layers: readonly Layer[] = [
  {
    name: 'the pages',
    holds: /^web\/src\//,
    files: within('shared/', 'web/src/'),
    packages: /^(?!node:)/,
  },
  {
    name: 'the building of the pages',
    holds: /^web\//,
    files: within('shared/', 'web/'),
    packages: ANY,
  },
  {
    name: 'the kernel',
    holds: /^shared\/kernel\//,
    files: within('shared/kernel/'),
    packages: /^big\.js$/,
  },
  {
    name: 'the OpenAPI document',
    holds: /^shared\/contracts\/openapi\.ts$/,
    files: within('shared/'),
    packages: /^zod(-openapi)?$/,
  },
  {
    name: 'contracts',
    holds: /^shared\//,
    files: within('shared/'),
    packages: /^zod$/,
  },
  {
    name: 'a domain',
    holds: /^functions\/\w+\/domain\//,
    files: (target, from) =>
      target.startsWith('shared/') || target.startsWith(`functions/${moduleOf(from)}/domain/`),
    packages: NONE,
    types: /^zod$/,
  },
  {
    name: 'the platform',
    holds: /^functions\/platform\//,
    files: base,
    packages: ANY,
  },
  {
    name: 'a module',
    holds: /^functions\//,
    files: (target, from) =>
      base(target) || own(target, from) || isLowerDoor(target, from) || collected(target, from),
    packages: ANY,
  },
  {
    name: 'the laptop host',
    holds: /^infra\/local\//,
    files: (target) => !target.startsWith('infra/aws/') && isProductOrRoot(target),
    packages: ANY,
  },
  {
    name: 'the AWS host',
    holds: /^infra\/aws\//,
    files: (target) => !target.startsWith('infra/local/') && isProductOrRoot(target),
    packages: ANY,
  },
  {
    name: 'the manifest',
    holds: /^infra\//,
    files: (target, from) =>
      target.startsWith('shared/') ||
      (target.startsWith('infra/') && !/^infra\/(aws|local)\//.test(target)) ||
      collected(target, from),
    packages: /^node:/,
  },
];

/** Hosts may look into the platform, never into a module: they know modules from the manifest. */
const isProductOrRoot = within('shared/', 'functions/platform/', 'infra/');

export function layerBreaches(tree: SourceTree): string[] {
  return allImports(tree, isProduct).flatMap((one) => {
    const layer = layers.find(({ holds }) => holds.test(one.from));
    if (!layer) return [`${one.from} belongs to no layer`];
    return permits(layer, one)
      ? []
      : [`${placeOf(one)}: ${layer.name} may not import ${one.specifier}`];
  });
}

function permits(layer: Layer, { from, file, package: name, typeOnly }: Import): boolean {
  if (file !== undefined) return layer.files(file, from);
  if (typeOnly && name !== undefined && layer.types?.test(name)) return true;
  return name === undefined || layer.packages.test(name);
}

/** Computed imports cannot be checked, so only hosts have them; relative ones must name a file. */
export function unresolvedImports(tree: SourceTree): string[] {
  return allImports(tree, () => true)
    .filter(
      ({ file, package: name, specifier }) => !file && !name && !/\.(json|css)$/.test(specifier),
    )
    .filter(({ from, specifier }) => specifier !== '' || /^(shared|functions|web)\//.test(from))
    .map((one) => `${placeOf(one)}: "${one.specifier}" names no file`);
}

/** The only product files that may speak to AWS. */
const awsFiles = [
  /^functions\/platform\//,
  /^functions\/\w+\/data\//,
  /^functions\/relay\//,
  /^functions\/onboarding\/provisioner\.ts$/,
  /^infra\//,
];

export function awsBreaches(tree: SourceTree): string[] {
  return allImports(tree, isProduct)
    .filter(({ package: name }) => /^@(aws-sdk|smithy)\//.test(name ?? ''))
    .filter(({ from }) => !awsFiles.some((files) => files.test(from)))
    .map((one) => `${placeOf(one)}: ${one.specifier} outside platform and data`);
}

const middyFiles = /^functions\/platform\/module-(api|events|steps)\.ts$/;

export const middyBreaches = (tree: SourceTree): string[] =>
  allImports(tree, isProduct)
    .filter(({ package: name }) => name === '@middy/core')
    .filter(({ from }) => !middyFiles.test(from))
    .map((one) => `${placeOf(one)}: middy outside the three entries`);

/** Business modules never touch the machine under them. */
export const nodeBreaches = (tree: SourceTree): string[] =>
  allImports(tree, isProduct)
    .filter(({ from }) => isModule(moduleOf(from)) && from.startsWith('functions/'))
    .filter(({ package: name, typeOnly }) => name?.startsWith('node:') && !typeOnly)
    .map((one) => `${placeOf(one)}: ${one.specifier} in a business module`);
