import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import express from 'express';
import { compete, task } from './contestant.ts';

/**
 * A bare bot by Microsoft's SDK: it checks who sends what, and answers the same card each time. Of a time agreed it keeps that it was,
 * on the disk before it answers, as whoever relies on an answer has to; of a look it keeps nothing.
 */
const { teams, dataFolder } = task();
const { appId, tenant, url } = teams!;
const file = new Database(join(dataFolder, 'floor.sqlite'));
file.pragma('journal_mode = wal');
file.pragma('synchronous = full');
file.exec('create table agreed (value text)');
const keep = file.prepare('insert into agreed values (?)');
const credentials = new ConfigurationServiceClientCredentialFactory({
  MicrosoftAppId: appId,
  MicrosoftAppPassword: 'standin-secret',
  MicrosoftAppTenantId: tenant,
  MicrosoftAppType: 'SingleTenant',
});
const metadata = `${url}/.well-known/openidconfiguration`;
const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: `${url}/token`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      OAuthUrl: url,
      ToBotFromChannelOpenIdMetadataUrl: metadata,
      ToBotFromEmulatorOpenIdMetadataUrl: metadata,
      CallerId: 'urn:botframework:azure',
    },
    credentials,
  ),
);
const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Agreed.', wrap: true }] };
const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
let answered = 0;

const app = express();
app.post('/teams/messages', express.json(), (request, response) =>
  adapter.process(request, response, async (context) => {
    answered += 1;
    const { ask } = context.activity.value.action.data.cairn;
    if (ask.type === 'meeting.confirm') keep.run(JSON.stringify(ask));
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  }),
);
const server = app.listen(0, '127.0.0.1', () => {
  compete(
    { port: (server.address() as { port: number }).port, controls: [] },
    {
      settle: async () => {},
      committed: async () => answered,
      async end() {
        server.closeAllConnections();
        server.close();
        file.close();
      },
    },
  );
});
