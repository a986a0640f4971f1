// How much the browser loads at first sight, gzipped: budgets that are kept.
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { root } from './places.js'

weigh('The inbox', 'JavaScript', 250, [
  ...namedIn('console', 'js'),
  // One language is loaded with the page; count the longer one.
  ...heaviest(
    readdirSync(`${root}/dist/console/assets`).filter((file) => /^core-.*\.js$/.test(file)),
    'console/assets',
  ),
])
weigh('A page of a shop', 'script', 10, ['widget/deskbell.js'])
weigh('The chat of a signed-in shopper', 'script and style', 70, namedIn('widget', 'js|css'))

/** @param {string} who @param {string} what @param {number} atMost in KB @param {string[]} files */
function weigh(who, what, atMost, files) {
  const kilobytes = Math.ceil(files.reduce((sum, file) => sum + sizeOf(file), 0) / 102.4) / 10
  console.log(`${who} loads ${kilobytes} KB of ${what} gzipped, of at most ${atMost}.`)
  if (files.length === 0 || kilobytes > atMost) process.exitCode = 1
}

/** What an app's page names, so that it is loaded with it. @param {string} app @param {string} kinds */
function namedIn(app, kinds) {
  const page = readFileSync(`${root}/dist/${app}/index.html`, 'utf8')
  const names = page.matchAll(new RegExp(`(?:src|href)="/(?:${app}/)?(assets/[^"]+\\.(?:${kinds}))"`, 'g'))
  return [...names].map(([, file]) => `${app}/${file}`)
}

/** @param {string[]} files @param {string} folder */
function heaviest(files, folder) {
  return files
    .map((file) => `${folder}/${file}`)
    .sort((one, other) => sizeOf(other) - sizeOf(one))
    .slice(0, 1)
}

/** @param {string} file */
function sizeOf(file) {
  return gzipSync(readFileSync(`${root}/dist/${file}`)).length
}
