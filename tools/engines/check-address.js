import { Plain } from '../say.js'

/** Says what is wrong with a given DATABASE_URL, before anything is built on it. @param {string} address */
export async function checkDatabaseUrl(address) {
  const url = readUrl(
    'DATABASE_URL',
    address,
    ['mysql:', 'mariadb:'],
    'mysql://user:password@host:3306/deskbell',
  )
  if (url.pathname.length < 2) throw new Plain(`DATABASE_URL names no database: it should end in /deskbell.`)
  const { createConnection } = await import('mysql2/promise')
  try {
    const connection = await createConnection({
      uri: address.replace(/^mariadb:/, 'mysql:'),
      connectTimeout: 5000,
    })
    await connection.end()
  } catch (error) {
    throw new Plain(whyNoDatabase(/** @type {NodeJS.ErrnoException} */ (error), url))
  }
}

/** Says what is wrong with a given REDIS_URL. @param {string} address */
export async function checkRedisUrl(address) {
  const url = readUrl('REDIS_URL', address, ['redis:', 'rediss:'], 'redis://host:6379')
  const { Redis } = await import('ioredis')
  const redis = new Redis(address, { lazyConnect: true, connectTimeout: 5000, retryStrategy: () => null })
  /** @type {Error | undefined} */
  let trouble
  redis.on('error', (error) => (trouble = error))
  try {
    await redis.connect()
    await redis.ping()
    await redis.quit()
  } catch (error) {
    redis.disconnect()
    throw new Plain(whyNoRedis(trouble ?? /** @type {Error} */ (error), url))
  }
}

/** @param {string} name @param {string} address @param {string[]} protocols @param {string} example */
function readUrl(name, address, protocols, example) {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !protocols.includes(url.protocol) || !url.hostname) {
    throw new Plain(`${name} is not an address of the form ${example}.`)
  }
  return url
}

/** @param {NodeJS.ErrnoException} error @param {URL} url */
function whyNoDatabase({ code, message }, url) {
  const database = decodeURIComponent(url.pathname.slice(1))
  if (code === 'ER_ACCESS_DENIED_ERROR' || code === 'ER_DBACCESS_DENIED_ERROR') {
    return `DATABASE_URL: ${url.hostname} does not let the user ${url.username || '(none)'} in, or not into ${database}. Check name and password.`
  }
  if (code === 'ER_BAD_DB_ERROR') {
    const make = `CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`
    return `DATABASE_URL: there is no database ${database} on ${url.hostname}. Make it with: ${make}`
  }
  return `DATABASE_URL: no database answers at ${url.hostname}:${url.port || 3306} (${code ?? message}).`
}

/** @param {Error} error @param {URL} url */
function whyNoRedis(error, url) {
  if (/WRONGPASS|NOAUTH|NOPERM/.test(error.message)) {
    return `REDIS_URL: ${url.hostname} does not accept this user and password.`
  }
  const { code = error.message } = /** @type {NodeJS.ErrnoException} */ (error)
  return `REDIS_URL: no Redis answers at ${url.hostname}:${url.port || 6379} (${code}).`
}
