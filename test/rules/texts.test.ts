import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'

/* What the console says, in English and in French. */

type Texts = { [name: string]: string | Texts }

const root = 'console/src'

async function textsIn(language: 'en' | 'fr'): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const add = (part: Texts, path: string[]) => {
    for (const [name, text] of Object.entries(part))
      if (typeof text === 'string') texts.set([...path, name].join('.'), text)
      else add(text, [...path, name])
  }
  for (const room of ['core', 'bulk', 'firstRun', 'dashboard', 'merge', 'settings', 'story'])
    add((await import(`../../${root}/i18n/${language}/${room}.ts`))[room], [])
  return texts
}

const blanksOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

describe('the texts of the console', () => {
  test('each that is asked for by its name is there', async () => {
    const texts = await textsIn('en')
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(vue|ts)$/.test(file) && !file.startsWith('i18n'))
      .map((file) => readFileSync(`${root}/${file}`, 'utf8'))
    const asked = sources.flatMap((source) =>
      [...source.matchAll(/\bt\(\s*(?:[^'"`()]*\? )?'([\w.]+)'(?: : '([\w.]+)')?/g)].flatMap(
        ([, one, other]) => [one, other].filter((name) => name !== undefined),
      ),
    )
    expect(asked.length).toBeGreaterThan(400)
    expect([...new Set(asked)].filter((name) => !texts.has(name))).toEqual([])
  })

  test('each is there in both languages, with the same blanks to fill', async () => {
    const [english, french] = [await textsIn('en'), await textsIn('fr')]
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort())
    const unlike = [...english].filter(([name, text]) => {
      return String(blanksOf(text)) !== String(blanksOf(french.get(name)!))
    })
    expect(unlike).toEqual([])
  })
})
