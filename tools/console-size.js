// How much JavaScript the inbox asks for at first sight, gzipped: a budget that is kept.
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { root } from './places.js'

const AT_MOST_KB = 250
const built = `${root}/dist/console`

const page = readFileSync(`${built}/index.html`, 'utf8')
const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file)
// One language is loaded with the page; count the longer one.
const texts = readdirSync(`${built}/assets`)
  .filter((file) => /^core-.*\.js$/.test(file))
  .map((file) => sizeOf(`assets/${file}`))
const bytes = named.reduce((sum, file) => sum + sizeOf(file), 0) + Math.max(0, ...texts)
const kilobytes = Math.ceil(bytes / 1024)

console.log(`The inbox loads ${kilobytes} KB of JavaScript gzipped, of at most ${AT_MOST_KB}.`)
if (kilobytes > AT_MOST_KB) process.exitCode = 1

/** @param {string | undefined} file */
function sizeOf(file) {
  return gzipSync(readFileSync(`${built}/${file}`)).length
}
