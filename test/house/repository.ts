import { homedir } from 'node:os';
import type { File } from './tree.ts';

const OURS = ['bot', 'extension', 'shared', 'manifests', 'test', 'package.json', 'tsconfig.json', 'vite.config.ts', 'README.md'];
const TOOLS = ['package-lock.json', 'LICENSE', 'biome.json', 'knip.json', '.gitignore', '.npmrc', '.ci'];

/** Names at the top level that do not belong there. */
export function strayAtTop(names: readonly string[]): string[] {
  return names
    .filter((name) => !OURS.includes(name) && !TOOLS.includes(name))
    .map((name) => `${name} is at the top level, where only the rooms of the house are and what tools look for there`);
}

const SAYS_NOTHING = /\/(utils?|helpers?|misc|common|lib|index|types|base|managers?|services?|stuff)(\.\w+|\/)/;

/** Files and folders whose name is a place to put things rather than what is in them. */
export function vagueNames(paths: readonly string[]): string[] {
  return paths
    .filter((path) => /\.tsx?$/.test(path) && SAYS_NOTHING.test(`/${path}`))
    .map((path) => `${path} has a name that fits anything: name the one thing it is there for`);
}

/** Features that nobody can reach: a folder without its feature.ts, or one that the list leaves out. */
export function unlistedFeatures(files: readonly File[]): string[] {
  const folders = new Set(files.flatMap(({ path }) => /^bot\/features\/([^/]+)\//.exec(path)?.[1] ?? []));
  const list = files.find(({ path }) => path === 'bot/features/all.ts')?.text ?? '';
  return [...folders]
    .filter((folder) => !list.includes(`'./${folder}/feature.ts'`))
    .map((folder) => `bot/features/${folder} is not in bot/features/all.ts, where the folders and the list are the same`);
}

/** Versions that are a range: two clones a week apart would not run the same code. */
export function looseVersions(packageJson: string): string[] {
  const read: Record<string, Record<string, unknown>> = JSON.parse(packageJson);
  return ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides'].flatMap((group) =>
    Object.entries(read[group] ?? {}).flatMap(([name, version]) =>
      typeof version === 'string' && /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
        ? []
        : [`${name} is asked for as ${JSON.stringify(version)}: name one exact version`],
    ),
  );
}

/** Packages of the lockfile that say where they were fetched from: another network could not install them from there. */
export function namedHosts(lockfile: string): string[] {
  const read: { packages: Record<string, { resolved?: string; link?: boolean }> } = JSON.parse(lockfile);
  return Object.entries(read.packages).flatMap(([name, { resolved }]) =>
    resolved === undefined ? [] : [`${name} is locked to an address; run npm install --omit-lockfile-registry-resolved`],
  );
}

const ELSEWHERE: readonly [RegExp, string][] = [
  [/(?<![\w.:/<>-])\/(home|root|Users)\/\w/, 'names a folder of somebody’s machine'],
  [/[A-Z]:\\\\?Users\\/, 'names a folder of somebody’s machine'],
  [/\b(registry|npm)\.[\w-]+\.(org|com|net|io|dev|local|internal)\b|\b(artifactory|jfrog|verdaccio)\b/i, 'names a package registry'],
];

/** Where a file only makes sense on one machine. `here` are folders of the machine this runs on. */
export function machinePaths(files: readonly File[], here: readonly string[]): string[] {
  const own = here.filter((path) => path.split('/').filter(Boolean).length >= 2);
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const known = ELSEWHERE.find(([pattern]) => pattern.test(line));
      const what = known?.[1] ?? (own.some((folder) => line.includes(folder)) ? 'names a folder of this very machine' : null);
      return what ? [`${path}:${index + 1} ${what}, which nobody else has`] : [];
    }),
  );
}

export const thisMachine = (root: string): string[] => [root.replace(/\/$/, ''), homedir()];

/** Files with more lines than one reason to exist explains, but for those known; and those known that are long no more. */
export function tooLong(files: readonly File[], known: Readonly<Record<string, string>>): string[] {
  const long = files
    .filter(({ path }) => /\.(ts|tsx|js|css|json)$/.test(path) && path !== 'package-lock.json')
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 250);
  return [
    ...long
      .filter(({ path }) => !(path in known))
      .map(({ path, lines }) => `${path} has ${lines} lines: look for the two things in it, each with a reason to exist`),
    ...Object.keys(known)
      .filter((path) => !long.some((one) => one.path === path))
      .map((path) => `${path} is no longer long: take it off the list in test/house/exceptions.ts`),
  ];
}
