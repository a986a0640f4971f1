export type Keyword = 'stop' | 'start' | 'help'

const words: Record<Keyword, string[]> = {
  stop: ['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'ARRET'],
  start: ['START', 'UNSTOP'],
  help: ['HELP', 'INFO', 'AIDE'],
}

/**
 * What a text says that is nothing but one of the words that every carrier knows; null: it is meant for the team. A YES is
 * an answer to somebody, but from a number that has stopped.
 */
export function keywordIn(text: string, isStopped: boolean): { keyword: Keyword; word: string } | null {
  const word = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
    .toUpperCase()
  if (word === 'YES') return isStopped ? { keyword: 'start', word } : null
  for (const keyword of ['stop', 'start', 'help'] as const)
    if (words[keyword].includes(word)) return { keyword, word }
  return null
}
