import type { Account } from '../../schema/account.js'
import type { Keyword } from './keywords.rules.js'

/** What a number that sent one of the words is told, in the account’s language: one text each. */
export const answerTo = (keyword: Keyword, { name, language }: Account): string =>
  words[language][keyword](name)

const words = {
  en: {
    help: (shop: string) => `${shop}: text us here and our team answers. Text STOP to get no more texts.`,
    stop: (shop: string) => `${shop}: you get no more texts from us. Text START to get them again.`,
    start: (shop: string) => `${shop}: you get texts from us again. Text STOP to end that.`,
  },
  fr: {
    help: (shop: string) =>
      `${shop} : écrivez-nous ici, notre équipe vous répond. Envoyez STOP pour ne plus recevoir de SMS.`,
    stop: (shop: string) =>
      `${shop} : vous ne recevrez plus de SMS. Envoyez START pour en recevoir de nouveau.`,
    start: (shop: string) => `${shop} : vous recevez de nouveau nos SMS. Envoyez STOP pour arrêter.`,
  },
} as const
