import { open, rename, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { badInput } from '../domain/errors.js'
import { noteExport } from '../domain/portable/begin-export.js'
import { countLines, writeAccount, type Written } from '../domain/portable/write-account.js'
import { openSnapshot } from '../platform/snapshot.js'
import type { Command } from './commands.js'
import { findDesk } from './find-desk.js'
import { grouped, openProgress, pace } from './progress.js'
import { onStop } from './stop.js'

export const exportDesk: Command = {
  name: 'export',
  what: 'Writes the profiles and tickets of a desk into a file: see docs/export.md.',
  options: [
    { name: 'account', sample: 'acme', what: 'The desk', isNeeded: true },
    { name: 'file', sample: 'acme.ndjson', what: 'Where to; - is the standard output', isNeeded: true },
  ],
  async run({ app, given }) {
    const account = await findDesk(app.database.manager, String(given.account))
    await app.transaction((tx) => noteExport(tx, { accountId: account.id, id: null }))
    const progress = openProgress('Export')
    const stop = onStop()
    const snapshot = await openSnapshot(app.database)
    try {
      const total = await countLines(snapshot.db, account)
      const begun = performance.now()
      let lines = 0
      const pages = tapped(writeAccount(snapshot.db, account, app.clock.now()), (page) => {
        lines = page.lines
        progress.at(lines, total, pace(lines, 'lines', begun))
        return !stop.isAsked
      })
      const file = String(given.file)
      const isWhole = file === '-' ? await toOutput(pages) : await toFile(pages, file)
      progress.end(isWhole ? `${grouped(lines)} lines written.` : ended(file))
      return isWhole ? 0 : 1
    } finally {
      stop.forget()
      await snapshot.close()
    }
  },
}

const ended = (file: string) =>
  file === '-' ? 'Stopped: what was written is not whole.' : 'Stopped. No file was written.'

/** Answers, at its end, whether all has been seen; `look` may say that it is enough. */
async function* tapped(
  pages: AsyncIterable<Written>,
  look: (page: Written) => boolean,
): AsyncGenerator<string, boolean, void> {
  for await (const page of pages) {
    if (!look(page)) return false
    yield page.text
  }
  return true
}

/** Under its name the file is whole or not there. For its owner alone: it holds what shoppers have said. */
async function toFile(pages: AsyncGenerator<string, boolean, void>, path: string): Promise<boolean> {
  const draft = `${path}.${process.pid}.part`
  const file = await open(draft, 'wx', 0o600).catch((error: Error) => {
    throw badInput('file', error.message)
  })
  try {
    let isWhole = false
    for (;;) {
      const { value, done } = await pages.next()
      if (done) isWhole = value
      else await file.appendFile(value)
      if (done) break
    }
    if (isWhole) {
      await file.sync()
      await rename(draft, path)
    }
    return isWhole
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
}

/** Whoever reads it may have seen enough, like `head`. */
async function toOutput(pages: AsyncGenerator<string, boolean, void>): Promise<boolean> {
  const { stdout } = process
  let isGone = false
  stdout.on('error', () => (isGone = true))
  for (;;) {
    const { value, done } = await pages.next()
    if (done) return value
    if (!stdout.write(value)) await once(stdout, 'drain').catch(() => {})
    if (isGone) return false
  }
}
