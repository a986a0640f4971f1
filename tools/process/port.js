import { connect, createServer } from 'node:net'

/** A port of the loopback address that nobody listens on just now. @returns {Promise<number>} */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      server.close(() => resolve(port))
    })
  })
}

/**
 * Why nobody could listen on this port, undefined when all is well. Both kinds of `localhost` count: a browser
 * would find whoever sits on either.
 * @param {number} port
 */
export async function whyNotPort(port) {
  const reasons = [
    await tryToListen(port, '127.0.0.1'),
    await tryToListen(port, '0.0.0.0'),
    await tryToListen(port, '::1'),
  ]
  return reasons.find((reason) => reason === 'EADDRINUSE' || reason === 'EACCES')
}

/** @param {number} port @param {string} host @returns {Promise<string | undefined>} the code of the error */
function tryToListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer().on('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code),
    )
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
}

/**
 * Connects, says something if there is something to say, and answers the first bytes that come back;
 * undefined when nobody answers in time.
 * @param {{ port: number, host?: string, send?: string, patience?: number }} call
 * @returns {Promise<Buffer | undefined>}
 */
export function firstBytes({ port, host = '127.0.0.1', send, patience = 1000 }) {
  return new Promise((resolve) => {
    const socket = connect({ port, host })
    const done = (/** @type {Buffer | undefined} */ bytes) => {
      socket.destroy()
      resolve(bytes)
    }
    socket.setTimeout(patience, () => done(undefined))
    socket.on('error', () => done(undefined)).on('close', () => done(undefined))
    socket.on('data', done).on('connect', () => send && socket.write(send))
  })
}
