import type { Request, Response } from 'express';

/** Proxies and browsers drop a stream that is silent for long. */
const BREATH = 20_000;

export type Live = {
  open(request: Request, response: Response): void;
  /** Tells every open page that a place, or `clock`, is not as it was. What it is now, the page asks for. */
  tell(changed: string): void;
  close(): void;
};

/** Server-sent events to the pages that are open. They carry names of places only, so that a page which missed some just asks again. */
export function liveHub(): Live {
  const open = new Set<Response>();
  const breath = setInterval(() => {
    for (const one of open) one.write(': \n\n');
  }, BREATH);
  breath.unref();

  return {
    open(request, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      open.add(response);
      request.on('close', () => open.delete(response));
    },
    tell(changed) {
      for (const one of open) one.write(`event: changed\ndata: ${JSON.stringify(changed)}\n\n`);
    },
    close() {
      clearInterval(breath);
      for (const one of open) one.end();
      open.clear();
    },
  };
}
