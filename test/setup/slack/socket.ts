import { createHash } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Json, State } from './state.ts';

/** The part of a WebSocket server that Socket Mode needs: text frames, pings, closing. */
export type Sockets = {
  /** Open connections of the bot. */
  count(): number;
  /** Hands an envelope to the bot; gives the payload of its ack. Rejects when it does not ack in time. */
  deliver(type: 'events_api' | 'interactive' | 'slash_commands', payload: Json, within?: number): Promise<Json>;
  /** Sends raw text to the bot, whatever it is. */
  raw(text: string): void;
  /** Asks the bot to connect anew, as Slack does every few hours. */
  refresh(): void;
  /** Cuts every connection without a word. */
  cut(): void;
};

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export function serveSockets(server: Server, state: State): Sockets {
  const open = new Set<Duplex>();
  const acks = new Map<string, (payload: Json) => void>();

  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    open.add(socket);
    const gone = () => {
      open.delete(socket);
      state.changed();
    };
    socket.on('close', gone).on('error', gone);
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      rest = Buffer.concat([rest, data]);
      for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
        rest = rest.subarray(frame.length);
        if (frame.kind === PING) socket.write(frameOf(PONG, frame.content));
        if (frame.kind === CLOSE) socket.end(frameOf(CLOSE, frame.content));
        if (frame.kind === TEXT) taken(JSON.parse(frame.content.toString('utf8')) as { envelope_id: string; payload?: Json });
      }
    });
    socket.write(frameOf(TEXT, Buffer.from(JSON.stringify({ type: 'hello', num_connections: open.size }))));
    state.changed();
  });

  function taken({ envelope_id: id, payload }: { envelope_id: string; payload?: Json }): void {
    acks.get(id)?.(payload ?? {});
    acks.delete(id);
  }

  const toOne = (text: string) => {
    const [socket] = open;
    if (!socket) throw new Error('the bot is not connected');
    socket.write(frameOf(TEXT, Buffer.from(text)));
  };

  return {
    count: () => open.size,
    raw: toOne,
    deliver(type, payload, within = 3_000) {
      const envelope_id = `e${state.number()}`;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`the bot did not ack within ${within} ms`)), within);
        acks.set(envelope_id, (answer) => {
          clearTimeout(timer);
          resolve(answer);
        });
        toOne(JSON.stringify({ type, payload, envelope_id, accepts_response_payload: type !== 'events_api' }));
      });
    },
    refresh: () => toOne(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' })),
    cut() {
      for (const socket of open) socket.destroy();
    },
  };
}

function frameOf(kind: number, content: Buffer): Buffer {
  const head =
    content.length < 126
      ? Buffer.from([0x80 | kind, content.length])
      : content.length < 65_536
        ? Buffer.from([0x80 | kind, 126, content.length >> 8, content.length & 255])
        : Buffer.concat([Buffer.from([0x80 | kind, 127, 0, 0, 0, 0]), uint32(content.length)]);
  return Buffer.concat([head, content]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A whole frame from a client, unmasked; null while more of it is to come. */
function readFrame(data: Buffer): { kind: number; content: Buffer; length: number } | null {
  if (data.length < 2) return null;
  const short = data[1]! & 127;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + extra + 4;
  if (data.length < start) return null;
  const size = short === 126 ? data.readUInt16BE(2) : short === 127 ? Number(data.readBigUInt64BE(2)) : short;
  if (data.length < start + size) return null;
  const mask = data.subarray(start - 4, start);
  const content = Buffer.from(data.subarray(start, start + size).map((byte, index) => byte ^ mask[index % 4]!));
  return { kind: data[0]! & 15, content, length: start + size };
}
