import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Control } from './contestant.ts';

export const signingSecret = 'bench-signing-secret-0000';

/** Presses a control as Slack would, over connections that stay open. */
export type Finger = {
  /** Milliseconds from sending until the ack had arrived. Throws on anything but an ack. */
  press(control: Control): Promise<number>;
  /** Sends the form of that intent, with one text written in it; the same milliseconds. */
  submit(control: Control, text: string): Promise<number>;
  lift(): void;
};

export function fingerOn(port: number): Finger {
  const agent = new Agent({ keepAlive: true });
  let count = 0;

  async function send(payload: object): Promise<number> {
    const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
    const time = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', signingSecret).update(`v0:${time}:${body}`).digest('hex');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'x-slack-request-timestamp': time,
      'x-slack-signature': `v0=${signature}`,
    };
    const begun = performance.now();
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', agent, path: '/slack/events', method: 'POST', headers }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode!));
      });
      sent.on('error', reject).end(body);
    });
    const took = performance.now() - begun;
    if (status !== 200) throw new Error(`a press was answered with ${status}`);
    return took;
  }

  return {
    press: (control) => send(pressed(control, ++count)),
    submit: (control, text) => send(submitted(control, text, ++count)),
    lift: () => agent.destroy(),
  };
}

const timeOf = (count: number) => `1700000000.${String(count).padStart(6, '0')}`;

/** Shaped like the samples in Slack's documentation, both. */
const common = (user: string, count: number) => ({
  user: { id: user, username: 'somebody', name: 'somebody', team_id: 'T0BENCH' },
  api_app_id: 'A0BENCH',
  token: 'legacy',
  trigger_id: `${count}.${timeOf(count)}`,
  team: { id: 'T0BENCH', domain: 'bench' },
  enterprise: null,
  is_enterprise_install: false,
});

function submitted({ user, value }: Control, text: string, count: number): object {
  return {
    type: 'view_submission',
    ...common(user, count),
    view: {
      id: `V0BENCH${count}`,
      hash: timeOf(count),
      type: 'modal',
      callback_id: 'bench',
      app_installed_team_id: 'T0BENCH',
      private_metadata: `{"ask":${value}}`,
      blocks: [{ type: 'input', block_id: 'text' }],
      state: { values: { text: { value: { type: 'plain_text_input', value: text } } } },
    },
    response_urls: [],
  };
}

function pressed({ user, channel, value }: Control, count: number): object {
  const ts = timeOf(count);
  return {
    type: 'block_actions',
    ...common(user, count),
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
    channel: { id: channel, name: 'directmessage' },
    message: { type: 'message', user: 'U0BOT', ts, text: 'Kofi suggests a time to meet', blocks: [] },
    state: { values: {} },
    response_url: 'http://127.0.0.1:9/none',
    actions: [
      { type: 'button', action_id: 'press1', block_id: 'b1', text: { type: 'plain_text', text: 'Yes' }, value, action_ts: `${count}.5` },
    ],
  };
}
