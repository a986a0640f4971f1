import { readFile, writeFile } from 'node:fs/promises'

/** What people have written under the figures stays. */
export async function keepNotes(file: string, report: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => '')
  const notes = before.indexOf('\n## ')
  await writeFile(file, notes === -1 ? report : report + before.slice(notes))
}
