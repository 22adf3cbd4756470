// A bare SMTP server: takes every mail at once, and says when its 250 was written. An ordinary server library waits
// before its greeting, which would be measured instead of the service.

import net from 'node:net';

/** Below the range that outgoing connections take their ports from. */
const PORTS = { from: 20_000, count: 10_000 };
const GREETING = '250-sink\r\n250-PIPELINING\r\n250-SIZE 10485760\r\n250 8BITMIME\r\n';

/** Listens on a free port of this machine. `onMail` gets the time, the recipients and the text of each mail. */
export async function openSink(onMail) {
  const server = net.createServer({ noDelay: true }, (socket) => converse(socket, onMail));
  for (let tries = 0; ; tries++) {
    const port = PORTS.from + Math.floor(Math.random() * PORTS.count);
    try {
      await listening(server, port);
      return { url: `smtp://127.0.0.1:${port}`, close: () => closed(server) };
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || tries > 50) throw error;
    }
  }
}

const listening = (server, port) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', backlog: 1024 }, () => {
      server.off('error', reject);
      resolve();
    });
  });

const sockets = new Set();

const closed = (server) =>
  new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });

function converse(socket, onMail) {
  const state = { left: '', inMail: false, recipients: [] };
  sockets.add(socket);
  socket.setEncoding('latin1');
  socket.on('error', () => undefined);
  socket.on('close', () => sockets.delete(socket));
  socket.write('220 sink ESMTP\r\n');
  socket.on('data', (chunk) => {
    state.left += chunk;
    while (state.inMail ? takeMail(socket, state, onMail) : takeLine(socket, state));
  });
}

function takeMail(socket, state, onMail) {
  const end = state.left.indexOf('\r\n.\r\n');
  if (end < 0) return false;
  const text = state.left.slice(0, end);
  state.left = state.left.slice(end + 5);
  state.inMail = false;
  socket.write('250 ok\r\n');
  onMail({ at: performance.now(), recipients: state.recipients, text });
  state.recipients = [];
  return true;
}

function takeLine(socket, state) {
  const end = state.left.indexOf('\r\n');
  if (end < 0) return false;
  const line = state.left.slice(0, end);
  state.left = state.left.slice(end + 2);
  const verb = line.slice(0, 4).toUpperCase();
  if (verb === 'RCPT') state.recipients.push(/<(.*?)>/.exec(line)?.[1]);
  if (verb === 'DATA') state.inMail = true;
  if (verb === 'QUIT') socket.end('221 bye\r\n');
  else socket.write(verb === 'EHLO' ? GREETING : verb === 'DATA' ? '354 go\r\n' : '250 ok\r\n');
  return verb !== 'QUIT';
}
