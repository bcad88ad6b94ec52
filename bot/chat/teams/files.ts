import type { Application } from 'express';
import type { Log } from '../../log.ts';
import type { ChatFile } from '../port.ts';

/** A file as it is kept. */
export type KeptFile = { name: string; type: string; isPicture: boolean; base64: string };

/** Where files are kept for a while, sealed, under what only the link to them says. */
export type FileStore = {
  keep(file: KeptFile): Promise<{ secret: string; days: number }>;
  find(secret: string): Promise<KeptFile | null>;
};

/** Where a file can be fetched, and for how many days. */
export type KeptAt = { url: string; days: number };

/** Files that cards link to, since a bot may upload nothing into a chat. */
export type Files = {
  keep(file: ChatFile): Promise<KeptAt>;
};

const PATH = '/teams/files';

export function filesAt(url: string, store: FileStore): Files {
  return {
    async keep({ name, type, content, alt }) {
      const base64 = Buffer.from(content).toString('base64');
      const { secret, days } = await store.keep({ name, type, isPicture: alt !== undefined, base64 });
      return { url: `${url}${PATH}/${secret}`, days };
    },
  };
}

const SECRET = /^[\w-]{43}$/;

/** `/teams/files/<secret>`. Whoever has the link may have the file; what is not there any more and what never was look the same. */
export function mountFiles(app: Application, { store, log }: { store: FileStore; log: Log }): void {
  app.get(`${PATH}/:secret`, async (request, response, next) => {
    const { secret } = request.params;
    const file = SECRET.test(secret) ? await store.find(secret) : null;
    if (file === null) return next();
    log.debug({ picture: file.isPicture }, 'a file was fetched from Teams');
    response
      .set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Cross-Origin-Resource-Policy': 'cross-origin' })
      .type(file.type)
      .attachment(file.name)
      .send(Buffer.from(file.base64, 'base64'));
  });
}
