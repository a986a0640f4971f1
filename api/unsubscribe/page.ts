import type { Agent } from '../../schema/agent.js'
import type { Language } from '../../schema/words/account.js'
import { html, type Html } from '../html.js'

/** Asks once more, or says that it is done. */
export function stopPage({ language, mailsRings }: Agent, shop: string): Html {
  const says = words[language]
  const again = html`<p>${says.again} <a href="/settings/preferences">${says.preferences}</a></p>`
  if (!mailsRings)
    return page(
      language,
      says.done(shop),
      html`<p role="status">${says.doneMore}</p>
        ${again}`,
    )
  const ask = html`<p>${says.more}</p>
    <form method="post"><button>${says.stop}</button></form>`
  return page(language, says.title(shop), ask)
}

export function faultPage(code: string, language: Language): Html {
  const { faults } = words[language]
  const { title, text } = faults[code as keyof typeof faults] ?? faults.INTERNAL
  return page(language, title, html`<p role="alert">${text}</p>`)
}

const page = (language: Language, title: string, body: Html) =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/unsubscribe/look.css" />
        <title>${title}</title>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`

const words = {
  en: {
    title: (shop: string) => `Stop e-mails about who waits at ${shop}?`,
    more: 'While you are away you are told by e-mail when shoppers wait for you. The console goes on telling you.',
    stop: 'Stop these e-mails',
    done: (shop: string) => `You get no more e-mails about who waits at ${shop}`,
    doneMore: 'The console goes on telling you.',
    again: 'You can switch them on again in the console:',
    preferences: 'Preferences',
    faults: {
      NOT_FOUND: {
        title: 'This link is not good',
        text: 'Perhaps it is not whole: open it from the e-mail once more. In the console you switch these e-mails off under Settings, Preferences.',
      },
      TOO_MANY_REQUESTS: {
        title: 'That was too often',
        text: 'Wait a minute, and open the link again.',
      },
      TRY_AGAIN: {
        title: 'Deskbell cannot be reached for a moment',
        text: 'Nothing was changed. Open the link again in a minute.',
      },
      INTERNAL: {
        title: 'Something went wrong on our side',
        text: 'Open the link again in a while, or switch these e-mails off in the console under Settings, Preferences.',
      },
    },
  },
  fr: {
    title: (shop: string) => `Ne plus recevoir d’e-mails sur qui attend chez ${shop}\u00a0?`,
    more: 'En votre absence, un e-mail vous dit quand des clients vous attendent. La console continuera de vous le dire.',
    stop: 'Ne plus recevoir ces e-mails',
    done: (shop: string) => `Vous ne recevrez plus d’e-mails sur qui attend chez ${shop}`,
    doneMore: 'La console continuera de vous le dire.',
    again: 'Vous pouvez les rétablir dans la console\u00a0:',
    preferences: 'Préférences',
    faults: {
      NOT_FOUND: {
        title: 'Ce lien n’est pas valable',
        text: 'Il est peut-être incomplet\u00a0: ouvrez-le encore une fois depuis l’e-mail. Dans la console, ces e-mails se désactivent sous Réglages, Préférences.',
      },
      TOO_MANY_REQUESTS: {
        title: 'C’était trop souvent',
        text: 'Attendez une minute, puis ouvrez le lien de nouveau.',
      },
      TRY_AGAIN: {
        title: 'Deskbell est injoignable pour un instant',
        text: 'Rien n’a été changé. Ouvrez le lien de nouveau dans une minute.',
      },
      INTERNAL: {
        title: 'Une erreur est survenue de notre côté',
        text: 'Ouvrez le lien plus tard, ou désactivez ces e-mails dans la console, sous Réglages, Préférences.',
      },
    },
  },
} as const
