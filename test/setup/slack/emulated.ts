import { createEmulator } from 'emulate';

export type EmulatedSlack = {
  apiUrl: string;
  token: string;
  /** Somebody of the workspace. */
  person: string;
  /** Read with the token of a member of the conversation. */
  history(channel: string, as?: string): Promise<{ text: string }[]>;
  /** Allows, as this person, what an “Add to Slack” address asks for; gives where Slack sends them back to. */
  authorize(address: string, person: string): Promise<string>;
  close(): Promise<void>;
};

/** Slack as `emulate` plays it, in this process on loopback: a stand-in nobody here wrote. It knows no presses, forms or limits. */
export async function startEmulatedSlack(): Promise<EmulatedSlack> {
  const token = 'xoxb-emulated-token';
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Example', domain: 'example' },
        users: [
          { name: 'ada', real_name: 'Ada Example', is_admin: true },
          { name: 'cairn', real_name: 'Cairn' },
        ],
        tokens: [{ token, type: 'bot', user: 'cairn' }],
      },
    },
  });
  const apiUrl = `${emulator.url}/api/`;

  async function call(method: string, args: Record<string, string> = {}, as = token): Promise<Record<string, unknown>> {
    const body = new URLSearchParams(args);
    const response = await fetch(`${apiUrl}${method}`, { method: 'POST', headers: { authorization: `Bearer ${as}` }, body });
    return (await response.json()) as Record<string, unknown>;
  }
  const { members } = (await call('users.list')) as { members: { id: string; name: string }[] };
  const person = members.find((one) => one.name === 'ada')?.id;
  if (!person) throw new Error('the emulator does not know ada');

  return {
    apiUrl,
    token,
    person,
    history: async (channel, as) => (await call('conversations.history', { channel }, as)).messages as { text: string }[],
    async authorize(address, user_id) {
      const { searchParams: asked } = new URL(address);
      const pick = (name: string) => asked.get(name) ?? '';
      const body = new URLSearchParams({
        user_id,
        redirect_uri: pick('redirect_uri'),
        scope: pick('scope'),
        user_scope: '',
        state: pick('state'),
        client_id: pick('client_id'),
      });
      const response = await fetch(`${emulator.url}/oauth/v2/authorize/callback`, { method: 'POST', body, redirect: 'manual' });
      const back = response.headers.get('location');
      if (!back) throw new Error(`the emulator sent nobody back: status ${response.status}`);
      return back;
    },
    close: () => emulator.close(),
  };
}
