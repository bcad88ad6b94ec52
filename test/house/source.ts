import { posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';
import type { File } from './tree.ts';

/** What one file takes from another, or from a package. `to` is a path from the top, or a package's name as it is written. */
export type Link = { to: string; line: number; typeOnly: boolean };

/** A file of ours, read by a parser, so that a comment or a text that looks like code is not taken for it. */
export type Source = File & {
  links: Link[];
  /** Dotted names as they are used: `Date.now`, `test.skip`, `words.meeting.title`. */
  names: { name: string; line: number }[];
  /** `new Date()` and `Date()`, which read the clock. */
  bareDates: number[];
  comments: { text: string; line: number }[];
  /** Texts in quotes, and templates with `\0` where something is put in. */
  texts: { text: string; line: number }[];
  lines: number;
};

export const isCode = (path: string) => /\.(ts|tsx)$/.test(path);

export function readSource({ path, text }: File): Source {
  const { program, module, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]!.message}`);
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const source: Source = { path, text, links: [], names: [], bareDates: [], comments: [], texts: [], lines: text.split('\n').length - 1 };
  const link = (request: string, start: number, typeOnly: boolean) =>
    source.links.push({ to: resolve(path, request), line: lineOf(start), typeOnly });

  for (const one of module.staticImports) {
    link(one.moduleRequest.value, one.start, one.entries.length > 0 && one.entries.every((entry) => entry.isType));
  }
  for (const one of module.staticExports) {
    const from = one.entries.find((entry) => entry.moduleRequest)?.moduleRequest;
    if (from)
      link(
        from.value,
        one.start,
        one.entries.every((entry) => entry.isType),
      );
  }
  const noteDate = (node: { start: number; arguments: unknown[]; callee: { type: string } }) => {
    if (node.arguments.length === 0 && 'name' in node.callee && node.callee.name === 'Date') source.bareDates.push(lineOf(node.start));
  };
  new Visitor({
    ImportExpression: (node) =>
      // A module whose name is made up while running cannot be judged, and says so.
      void link(node.source.type === 'Literal' ? String(node.source.value) : '(computed)', node.start, false),
    TSImportType: (node) => void link(String(node.source.value), node.start, true),
    NewExpression: noteDate,
    CallExpression: noteDate,
    Identifier: (node) => void source.names.push({ name: node.name, line: lineOf(node.start) }),
    MemberExpression: (node) => {
      const name = dotted(node);
      if (name) source.names.push({ name, line: lineOf(node.start) });
    },
    Literal: (node) => {
      if (typeof node.value === 'string') source.texts.push({ text: node.value, line: lineOf(node.start) });
    },
    TemplateLiteral: (node) =>
      void source.texts.push({ text: node.quasis.map((quasi) => quasi.value.cooked ?? '').join('\0'), line: lineOf(node.start) }),
  }).visit(program);
  source.comments = comments.map((comment) => ({ text: comment.value, line: lineOf(comment.start) }));
  return source;
}

function resolve(from: string, request: string): string {
  return request.startsWith('.') ? posix.join(posix.dirname(from), request) : request;
}

/** `a.b.c`, also through calls in between; null where the beginning is something else than a name. */
function dotted(node: ESTree.Expression | ESTree.Super): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'CallExpression') return dotted(node.callee);
  if (node.type !== 'MemberExpression') return null;
  const before = dotted(node.object);
  const { property } = node;
  if (before === null) return null;
  if (node.computed) return property.type === 'Literal' && typeof property.value === 'string' ? `${before}.${property.value}` : null;
  return property.type === 'Identifier' ? `${before}.${property.name}` : null;
}
