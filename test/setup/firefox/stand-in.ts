import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ownCertificate } from './certificate.ts';

/** Stands in for one site of the web, by a proxy that leads there and nowhere else. Gives back the settings of a browser that goes by it. */
export async function standInFor(host: string, html: string) {
  const site = createSecureServer(ownCertificate(host), (_request, response) => response.setHeader('content-type', 'text/html').end(html));
  const proxy = createServer((_request, response) => response.writeHead(403).end());
  proxy.on('connect', ({ url }, socket) => {
    socket.on('error', () => socket.destroy());
    if (url !== `${host}:443`) return void socket.destroy();
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    site.emit('connection', socket);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    settings: { 'network.proxy.type': 1, 'network.proxy.ssl': '127.0.0.1', 'network.proxy.ssl_port': port },
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
