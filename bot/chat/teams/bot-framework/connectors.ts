import { type AppCredentials, ConnectorClient } from 'botframework-connector';

/** Kept open to this many addresses; there are a handful, one a region. */
const MOST = 50;

/**
 * Removed from each client: the SDK would post the same message again by itself when it cannot know whether it arrived, and would follow
 * a redirect with Cairn's own token in hand.
 */
const UNWANTED = ['defaultRetryPolicy', 'redirectPolicy'];

type WithPipeline = { client: { pipeline: { removePolicy(options: { name: string }): { name: string }[] } } };

/** A client for each address where Teams takes calls. */
export function connectors(credentials: AppCredentials): (serviceUrl: string) => ConnectorClient {
  const known = new Map<string, ConnectorClient>();
  return (serviceUrl) => {
    const before = known.get(serviceUrl);
    if (before) return before;
    const made = withoutHidden(new ConnectorClient(credentials, { baseUri: serviceUrl.replace(/\/+$/, '') }));
    if (known.size >= MOST) known.clear();
    known.set(serviceUrl, made);
    return made;
  };
}

function withoutHidden(client: ConnectorClient): ConnectorClient {
  const { pipeline } = (client as unknown as WithPipeline).client;
  for (const name of UNWANTED) {
    if (pipeline.removePolicy({ name }).length === 0) throw new Error(`the SDK has no ${name} any more: find out what does its work now`);
  }
  return client;
}
