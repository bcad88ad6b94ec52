import { type App, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import { type ClientOptions, clientOptions } from './client.ts';
import { faultOf } from './errors.ts';
import { sdkLog } from './log.ts';
import { untilItWorks } from './patience.ts';
import { isKnownShape } from './shapes.ts';

type Delivery = { body: unknown; ack: (response?: unknown) => Promise<void>; retry_num?: number; retry_reason?: string };

/**
 * Socket Mode: Cairn calls Slack and needs no public address. Differs from Bolt's own receiver in two ways. It reconnects
 * by itself, because the SDK's reconnecting ends the process when Slack cannot be reached; and it acks after the listeners,
 * because Bolt acks events before anything is kept.
 */
export function socketReceiver(appToken: string, options: ClientOptions): Receiver {
  const { log } = options;
  const stopping = new AbortController();
  const { client } = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: sdkLog(log),
    installerOptions: { clientOptions: clientOptions(options) },
  });
  let app: App | null = null;

  async function receive({ body, ack, retry_num: retryNum, retry_reason: retryReason }: Delivery): Promise<void> {
    if (!isKnownShape(body)) return ack();
    let stored: unknown;
    const event: ReceiverEvent = {
      body: body as ReceiverEvent['body'],
      ack: async (response?: unknown) => {
        stored = response;
      },
      ...(retryNum === undefined ? {} : { retryNum }),
      ...(retryReason === undefined ? {} : { retryReason }),
    };
    await app?.processEvent(event);
    await ack(stored);
  }

  const connect = () =>
    untilItWorks(
      async () => {
        await client.start();
        if (stopping.signal.aborted) return void (await client.disconnect());
        log.info({}, 'connected to Slack');
      },
      (error, wait) => log.warn({ reason: faultOf(error).reason, againInMs: wait }, 'Slack could not be reached; trying again'),
      stopping.signal,
    );
  let connecting: Promise<void> | null = null;
  const keepConnected = () => {
    if (stopping.signal.aborted || connecting) return;
    connecting = connect().finally(() => {
      connecting = null;
    });
  };

  // The SDK falls over a frame that is not an envelope, and with it the process.
  const handlers = client.listeners('ws_message') as ((data: unknown, isBinary: boolean) => void)[];
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    if (isEnvelope(data)) for (const handle of handlers) handle(data, isBinary);
  });
  client.removeAllListeners('slack_event');
  client.on('slack_event', (delivery: Delivery) => {
    // Not acked: Slack delivers it again.
    receive(delivery).catch((error) => log.error({ err: error }, 'something Slack sent could not be handled'));
  });
  client.on('disconnected', keepConnected);

  return {
    init(bolt) {
      app = bolt;
    },
    async start() {
      keepConnected();
    },
    async stop() {
      stopping.abort();
      await client.disconnect();
    },
  };
}

function isEnvelope(data: unknown): boolean {
  try {
    const frame: unknown = JSON.parse(String(data));
    if (typeof frame !== 'object' || frame === null) return false;
    const { type, payload } = frame as { type?: unknown; payload?: { event?: { type?: unknown } } | null };
    return typeof type === 'string' && (type !== 'events_api' || typeof payload?.event?.type === 'string');
  } catch {
    return false;
  }
}
