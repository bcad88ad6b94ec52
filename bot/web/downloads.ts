import type { Express, Response } from 'express';
import type { TakenFile } from '../../shared/page.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Log } from '../log.ts';
import { plainPage, plainPageHeaders } from '../plain-page.ts';
import { networkOf } from './network.ts';

/** What links open that hand over one file, once. A token has been looked at only for its form. */
export type Downloads = {
  /** Whether there is something to fetch; asking does not use it up. */
  isOffered(token: string): Promise<boolean>;
  /** Uses the link up. Null when there is nothing, or when who asked for it may no longer have it. */
  take(token: string): Promise<TakenFile | null>;
};

type Parts = { downloads: Downloads; words: Words['web']; log: Log; mayAsk: (network: string) => boolean };

const TOKEN = /^[\w-]{43}$/;

/**
 * `/take/<token>`: a page with a button, and the file for whoever presses it. Link scanners and the previews of chats open every link they
 * see, so opening it uses nothing up.
 */
export function mountDownloads(app: Express, { downloads, words, log, mayAsk }: Parts): void {
  const say = (response: Response, status: number, title: string, text: string, button: string | null) =>
    response
      .status(status)
      .type('html')
      .send(plainPage({ title, text, action: button === null ? null : { label: button, presses: 'this page' } }));
  const gone = (response: Response) => say(response, 404, words.takeGoneTitle(), words.takeGone(), null);

  app
    .route('/take/:token')
    .all((request, response, next) => {
      response.set({ ...plainPageHeaders, 'X-Robots-Tag': 'noindex' });
      if (!mayAsk(networkOf(request.ip).one)) response.status(429).set('Retry-After', '60').type('text').send(words.tooMany());
      else if (!TOKEN.test(request.params.token)) gone(response);
      else next();
    })
    .get(async (request, response) => {
      if (await downloads.isOffered(request.params.token)) say(response, 200, words.takeTitle(), words.take(), words.takeButton());
      else gone(response);
    })
    .post(async (request, response) => {
      const file = await downloads.take(request.params.token).catch((error: unknown) => {
        log.error({ err: error, route: request.route?.path }, 'a file could not be handed over');
        return 'failed' as const;
      });
      if (file === 'failed') say(response, 500, words.takeFailedTitle(), words.takeFailed(), null);
      else if (file === null) gone(response);
      else response.attachment(file.name).set('Content-Type', file.type).send(Buffer.from(file.content));
    })
    .all((_, response) => {
      response.status(405).set('Allow', 'GET, HEAD, POST').type('text').send(words.notUnderstood());
    });
}
