import { root } from '../places.js'
import { startServer } from '../process/start-server.js'

/**
 * @typedef {object} App
 * @property {string} folder
 * @property {number} port
 * @property {string} publicUrl
 * @property {{ databaseUrl: string, redisUrl: string }} engines
 */

/** Ready when it says so itself: tables made, demo account there, connections open. @param {App} app */
export function startApi(app) {
  return startPart('api', app, () => answersReady(app.port))
}

/** It takes up work when it can; nobody waits for it. @param {App} app */
export function startWorker(app) {
  return startPart('worker', app, async () => true)
}

// Answers live shortly: with room for them to die young, lists are a quarter quicker.
const heap = { api: ['--max-semi-space-size=64'], worker: [] }

/** @param {'api' | 'worker'} name @param {App} app @param {() => Promise<boolean>} isReady */
function startPart(name, { folder, port, publicUrl, engines }, isReady) {
  return startServer({
    name: name === 'api' ? 'The API' : 'The worker',
    command: process.execPath,
    args: [...heap[name], '--enable-source-maps', `${root}/dist/${name}/main.js`],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DEMO: process.env.DEMO ?? '1',
      // The password of the demo is known to everybody, so nobody but this machine gets in unasked.
      HOST: process.env.HOST ?? '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      DATABASE_URL: engines.databaseUrl,
      REDIS_URL: engines.redisUrl,
    },
    mark: `${root}/dist/${name}/main.js`,
    note: `${folder}/${name}.json`,
    log: `${folder}/logs/${name}.log`,
    isReady,
  })
}

/** @param {number} port */
async function answersReady(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2000) })
    return response.status === 200
  } catch {
    return false
  }
}
