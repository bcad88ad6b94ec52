import { once } from 'node:events';
import { connect } from 'node:net';

export type Marionette = {
  /** Asks Firefox for something by its name in the protocol; what goes wrong there is thrown here. */
  ask<T = unknown>(command: string, parameters?: object): Promise<T>;
  hangUp(): void;
};

type Answer = [kind: 1, id: number, error: { error: string; message: string } | null, result: unknown];
type Waiting = { resolve: (value: never) => void; reject: (error: Error) => void };

/** Firefox's own way of being driven: over TCP, JSON that says its length before it. */
export async function callMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let rest: Buffer = Buffer.alloc(0);

  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const colon = rest.indexOf(':');
      const end = colon + 1 + Number(rest.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || rest.length < end) return;
      const message = JSON.parse(rest.subarray(colon + 1, end).toString()) as Answer | object;
      rest = rest.subarray(end);
      // It introduces itself first, and not with an array.
      if (Array.isArray(message)) answered(message as Answer);
    }
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox hung up'));
    waiting.clear();
  });

  function answered([, id, error, result]: Answer): void {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error) one?.reject(new Error(`${error.error}: ${error.message}`));
    else one?.resolve(result as never);
  }

  return {
    ask: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        const text = JSON.stringify([0, last, command, parameters]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    hangUp: () => socket.destroy(),
  };
}
