import { createServer, type Socket } from 'node:net';

/**
 * The floor of a fan-out: a server that knows nothing and writes one buffer to every open socket when its parent says so. A
 * process of its own, as the service is one.
 */
const head = Buffer.from('HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n');
const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket);
  socket.setNoDelay(true);
  socket.once('data', () => socket.write(head));
  socket.on('close', () => sockets.delete(socket)).on('error', () => {});
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.on('message', (text: string) => {
  const buffer = Buffer.from(text);
  for (const socket of sockets) socket.write(buffer);
});
process.on('disconnect', () => process.exit());
