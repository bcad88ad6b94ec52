import type { Source } from './source.ts';

/** Files that need each other to be loaded, each circle once, as `a.ts → b.ts → a.ts` beginning with the first by name. Types are not loaded. */
export function circles(sources: readonly Source[]): string[] {
  const needs = new Map(sources.map(({ path, links }) => [path, links.filter((link) => !link.typeOnly).map((link) => link.to)]));
  const found = new Set<string>();
  const finished = new Set<string>();
  const visit = (path: string, way: string[]) => {
    const again = way.indexOf(path);
    if (again >= 0) found.add(asText(way.slice(again)));
    else if (!finished.has(path)) {
      for (const next of needs.get(path) ?? []) visit(next, [...way, path]);
      finished.add(path);
    }
  };
  for (const path of needs.keys()) visit(path, []);
  return [...found].sort();
}

function asText(circle: string[]): string {
  const first = circle.indexOf([...circle].sort()[0]!);
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, turned[0]].join(' → ');
}
