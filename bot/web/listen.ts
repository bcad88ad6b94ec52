import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { StartRefused } from '../start-refused.ts';

export type Listening = {
  port: number;
  /** Takes no new requests, lets those under way finish for at most so many milliseconds, then cuts them off. */
  close(patience: number): Promise<void>;
};

/** Starts to listen; port 0 takes any free one. `host` null is every address of this computer. */
export async function listen(app: Express, port: number, host: string | null = null): Promise<Listening> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, app);
  server.listen(port, host ?? undefined);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE')
      throw new StartRefused(`PORT ${port} is in use by another program; stop that one, or set PORT to another number.`);
    if (code === 'EACCES') throw new StartRefused(`PORT ${port} may not be used by this account; set PORT to a number above 1023.`);
    throw error;
  }
  return {
    port: (server.address() as AddressInfo).port,
    close: async (patience) => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), patience);
      await closed;
      clearTimeout(cut);
    },
  };
}
