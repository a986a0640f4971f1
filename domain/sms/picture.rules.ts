import type { Language } from '../../schema/words/account.js'

/** A line for what came along with a text and is not shown; null: nothing came. `types`: of media, `image/jpeg`. */
export function lineOfMedia(types: string[], language: Language): string | null {
  if (types.length === 0) return null
  const isPictures = types.every((type) => type.startsWith('image/'))
  return says[language][isPictures ? 'pictures' : 'files'](types.length)
}

const says = {
  en: {
    pictures: (n: number) => `(Sent ${n} ${n === 1 ? 'picture' : 'pictures'}, which Deskbell does not show.)`,
    files: (n: number) => `(Sent ${n} ${n === 1 ? 'file' : 'files'}, which Deskbell does not show.)`,
  },
  fr: {
    pictures: (n: number) =>
      `(A envoyé ${n} ${n === 1 ? 'image que Deskbell ne montre pas' : 'images que Deskbell ne montre pas'}.)`,
    files: (n: number) =>
      `(A envoyé ${n} ${n === 1 ? 'fichier que Deskbell ne montre pas' : 'fichiers que Deskbell ne montre pas'}.)`,
  },
}
