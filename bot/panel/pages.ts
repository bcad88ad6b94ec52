import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Express, type Request, type Response, Router } from 'express';
import { panelPages } from '../../shared/panel-paths.ts';

/** The panel as a page: by itself, and, where a chat may have Cairn inside of it, as a tab there and the page by which one is added. */
export type PageParts = {
  /** What was built of it. */
  folder: string;
  /** null where no chat shows tabs. */
  tabs: Tabs | null;
};
/** Who may frame a tab, and whom it talks to beside Cairn. */
export type Tabs = { framedBy: readonly string[]; asksAt: readonly string[] };

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const FOR_EVER = 'public, max-age=31536000, immutable';

type File = { type: string; whole: Buffer; packed: Buffer | null };

/**
 * Serves what is there when Cairn starts and nothing else, out of memory: a build meanwhile leaves nobody with half of it. Pages are asked
 * for anew each time; what they load has its content in its name.
 */
export function mountPages(app: Express, { folder, tabs }: PageParts): { isBuilt: boolean } {
  const files = readBuilt(folder);
  const routes = Router({ strict: true, caseSensitive: true });

  // Whoever opened one has no hold of it: they could put a page that looks alike in its place.
  const page = (path: string, name: string, policy: string) => {
    const file = files.get(name);
    if (file)
      routes.get(path, (request, response) => {
        const headers = { 'Content-Security-Policy': policy, 'Cache-Control': 'no-store', 'Cross-Origin-Opener-Policy': 'same-origin' };
        give(request, response.set(headers), file);
      });
  };
  page(panelPages.panel, 'index.html', policyOf([], ["'none'"]));
  if (tabs) {
    const policy = policyOf(tabs.asksAt, ["'self'", ...tabs.framedBy]);
    page(panelPages.tab, 'tab.html', policy);
    page(panelPages.configure, 'configure.html', policy);
  }
  // What a page loads is named from where the page is.
  routes.get(panelPages.panel.slice(0, -1), (_, response) => response.redirect(308, `.${panelPages.panel}`));
  for (const [name, file] of files) {
    if (extname(name) === '.html') continue;
    routes.get(`${panelPages.panel}${name}`, (request, response) => give(request, response.set('Cache-Control', FOR_EVER), file));
  }
  app.use(routes);
  return { isBuilt: files.has('index.html') };
}

/** Its own files, its own Cairn, and nothing else. */
function policyOf(asksAt: readonly string[], framedBy: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    ['connect-src', "'self'", ...asksAt].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    ['frame-ancestors', ...framedBy].join(' '),
  ].join('; ');
}

/** By their names with slashes. Of a kind that nothing here is of, nothing is served. */
function readBuilt(folder: string): Map<string, File> {
  const files = new Map<string, File>();
  for (const name of namesIn(folder)) {
    const type = TYPES[extname(name)];
    if (type !== undefined) files.set(name, { type, whole: readFileSync(join(folder, name)), packed: null });
  }
  return files;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function give(request: Request, response: Response, file: File): void {
  response.set('Content-Type', file.type).vary('Accept-Encoding');
  if (!request.acceptsEncodings('gzip')) return void response.send(file.whole);
  file.packed ??= gzipSync(file.whole);
  response.set('Content-Encoding', 'gzip').send(file.packed);
}
