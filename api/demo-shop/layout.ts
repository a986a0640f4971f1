import { goods, type Good, type Language, type Shelf } from './goods.js'
import { Html, html } from '../html.js'
import type { Order } from '../../domain/profile/orders.rules.js'
import { texts } from './texts.js'

export interface Visitor {
  /** Who is signed in to the shop; null: nobody, and no chat. */
  shopper: { id: string; name: string } | null
  /** Whom one may be. */
  shoppers: { id: string; name: string }[]
  language: Language
  /** How many pieces are in the basket. */
  pieces: number
  /** The latest orders of the shopper. */
  orders: Order[]
  /** The address of the page. */
  path: string
  deskUrl: string
}

export const shelves: Shelf[] = ['tableware', 'teas']

/** A page of the shop: the two things that a real one adds for Deskbell stand at its end. */
export function page(visitor: Visitor, title: string, content: Html): string {
  const { language, path, pieces, shopper, deskUrl } = visitor
  const says = texts[language]
  const other = language === 'en' ? 'fr' : 'en'
  const link = (to: string, text: string) =>
    html`<li><a href="${to}" ${to === path && html` aria-current="page"`}>${text}</a></li>`
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/demo-shop/icon.svg" />
        <link rel="stylesheet" href="/demo-shop/look.css" />
        <title>${title === says.title ? title : `${title} · Atelier Brume`}</title>
      </head>
      <body>
        <a class="skip" href="#content">${says.skip}</a>
        <header class="top">
          <div class="wide">
            <a class="brand" href="/demo-shop">Atelier <span>Brume</span></a>
            <nav aria-label="${says.menu}">
              <ul>
                ${shelves.map((shelf) => link(`/demo-shop/${shelf}`, says.shelves[shelf]))}
                ${link('/demo-shop/workshop', says.workshop)}
                ${shopper && link('/demo-shop/orders', says.orders)}
                <li>
                  <a href="${path}?lang=${other}" lang="${other}" hreflang="${other}"
                    >${says.otherLanguage}</a
                  >
                </li>
              </ul>
            </nav>
            <a class="basket" href="/demo-shop/basket">${says.basket} <span>${pieces}</span></a>
            ${shopper ? signedIn(visitor) : signInForm(visitor)}
          </div>
        </header>
        <main id="content" class="wide" tabindex="-1">${content}</main>
        <footer class="end">
          <div class="wide">
            <p>${says.footer}</p>
            ${!shopper && html`<p>${says.signedOutHint}</p>`}
          </div>
        </footer>
        ${shopper && hub(visitor)}
        <script
          type="module"
          src="${deskUrl}/widget/deskbell.js"
          data-identity="/demo-shop/identity-token"
        ></script>
      </body>
    </html> `.source
}

function signedIn({ shopper, language, path }: Visitor): Html {
  const says = texts[language]
  return html`<div class="me">
    <span>${says.hello(firstNameOf(shopper!))}</span>
    <form method="post" action="/demo-shop/sign-out">
      <input type="hidden" name="back" value="${path}" /><button>${says.signOut}</button>
    </form>
  </div>`
}

function signInForm({ shoppers, language, path }: Visitor): Html {
  const says = texts[language]
  return html`<form class="me" method="post" action="/demo-shop/sign-in">
    <input type="hidden" name="back" value="${path}" />
    <label for="shopper">${says.signInAs}</label>
    <select id="shopper" name="shopper">
      ${shoppers.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
    </select>
    <button class="strong">${says.signIn}</button>
  </form>`
}

/** A tab of the shop's own beside the chat. */
function hub({ orders, language }: Visitor): Html {
  const says = texts[language]
  return html`<deskbell-hub hidden
    ><section data-tab="${says.ordersTab}" class="tab">
      ${orders.length === 0 && html`<p>${says.ordersNone}</p>`}
      <ul>
        ${orders.slice(0, 3).map((order) => html`<li>${orderLine(order, language)}</li>`)}
      </ul>
      ${orders.length > 0 && html`<p><a href="/demo-shop/orders">${says.allOrders}</a></p>`}
    </section></deskbell-hub
  >`
}

/** What it is, how it stands, and where more of it is told. */
export function orderLine({ number, status, title, placedAt, total }: Order, language: Language): Html {
  const says = texts[language]
  if (!number) return html`<p>${title}</p>`
  return html`<h3><a href="/demo-shop/orders/${number.slice(1)}">${says.order(number)}</a></h3>
    <p>
      <span class="status">${says.status[status] ?? status}</span
      >${total && html` · ${price(total.amount, language)}`}
    </p>
    <p class="soft">${says.placedOn(day(placedAt, language))}</p>`
}

export function offers(some: Good[], language: Language): Html {
  const says = texts[language]
  return html`<ul class="goods">
    ${some.map(
      (good) =>
        html`<li>
          <a class="picture" href="/demo-shop/goods/${good.slug}" tabindex="-1" aria-hidden="true"
            >${drawingOf(good)}</a
          >
          <h3><a href="/demo-shop/goods/${good.slug}">${good.name[language]}</a></h3>
          <p>${good.note[language]}</p>
          <form class="buy" method="post" action="/demo-shop/basket">
            <strong>${price(good.cents, language)}</strong>
            <button name="good" value="${good.slug}" aria-label="${says.addNamed(good.name[language])}">
              ${says.add}
            </button>
          </form>
        </li>`,
    )}
  </ul>`
}

export const drawingOf = ({ ground, drawing }: Good) =>
  html`<svg viewBox="0 0 180 160" aria-hidden="true">
    <path fill="${ground}" d="M0 0h180v160H0z" />
    ${new Html(drawing)}
  </svg>`

/** What an order calls by its English name. */
export const nameIn = (language: Language, name: string) =>
  goods.find((good) => good.name.en === name)?.name[language] ?? name

export const firstNameOf = ({ name }: { name: string }) => name.split(' ')[0]!

const locales = { en: 'en-IE', fr: 'fr-FR' }

export const price = (cents: number, language: Language) =>
  new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'EUR' }).format(cents / 100)

export const day = (date: Date, language: Language) =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(date)
