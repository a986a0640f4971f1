import { html } from '../html.js'
import { texts, type Language } from './texts.js'

export interface Owner {
  id: string
  name: string
  number: string
}

export function phonePage(owner: Owner, owners: Owner[], number: string | null, language: Language): string {
  const says = texts[language]
  const other = language === 'en' ? 'fr' : 'en'
  const said = html`data-who="${owner.id}" data-sent="${says.sent}" data-got="${says.got}"
  data-failed="${says.failed}" data-locale="${language}"`
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/demo-shop/icon.svg" />
        <link rel="stylesheet" href="/demo/phone/look.css" />
        <title>${says.title} · ${owner.name}</title>
        ${number && html`<script type="module" src="/demo/phone/script.js"></script>`}
      </head>
      <body ${said}>
        <main class="phone">
          <header>
            <h2 class="hidden">${says.to}</h2>
            <strong>${says.got}</strong>${number}
          </header>
          <div class="log" tabindex="0" role="log" aria-label="${says.to} ${says.got}">
            <p data-none>${number ? says.empty : says.off}</p>
            <ol></ol>
          </div>
          <div>
            <p class="fault" role="alert"></p>
            ${
              number &&
              html`<form>
                <label for="text" class="hidden">${says.write}</label>
                <textarea
                  id="text"
                  rows="1"
                  maxlength="1600"
                  placeholder="${says.write}"
                  dir="auto"
                ></textarea>
                <button>${says.send}</button>
              </form>`
            }
          </div>
        </main>
        <div class="aside">
          <h1>${says.title}</h1>
          <p>${says.lead}</p>
          <nav class="who" aria-label="${says.who}">
            ${owners.map(
              ({ id, name }) =>
                html`<a href="/demo/phone?who=${id}" ${id === owner.id && html` aria-current="true"`}
                  >${name}</a
                >`,
            )}
          </nav>
          <p>${says.words}</p>
          <a href="/demo/phone?who=${owner.id}&amp;lang=${other}" lang="${other}" hreflang="${other}"
            >${says.other}</a
          >
        </div>
      </body>
    </html> `.source
}
