import type { Order } from '../../domain/profile/orders.rules.js'
import { sumsOf, type Line } from './basket.js'
import type { Language } from './goods.js'
import { html, type Html } from '../html.js'
import { day, drawingOf, firstNameOf, nameIn, orderLine, page, price, type Visitor } from './layout.js'
import { texts } from './texts.js'

/* The way of an order: basket, check-out, and what the shopper has ordered. */

export type Address = Record<(typeof addressFields)[number], string>
export const addressFields = ['name', 'street', 'town'] as const

export function basketPage(visitor: Visitor, lines: Line[]): string {
  const { language } = visitor
  const says = texts[language]
  const content =
    lines.length === 0
      ? html`<p class="lead">${says.basketEmpty}</p>
          <p><a class="call" href="/demo-shop">${says.goOn}</a></p>`
      : html`<ul class="lines">
            ${lines.map((line) => basketLine(line, language))}
          </ul>
          ${sums(lines, language)}
          <p class="onward">
            <a href="/demo-shop">${says.goOn}</a
            ><a class="call" href="/demo-shop/check-out">${says.toCheckOut}</a>
          </p>`
  return page(
    visitor,
    says.basket,
    html`<h1>${says.basket}</h1>
      ${content}`,
  )
}

function basketLine({ good, quantity }: Line, language: Language): Html {
  const says = texts[language]
  const name = good.name[language]
  return html`<li>
    ${drawingOf(good)}
    <div>
      <h2><a href="/demo-shop/goods/${good.slug}">${name}</a></h2>
      <p class="soft">${price(good.cents, language)}</p>
    </div>
    <form method="post" action="/demo-shop/basket/change">
      <input type="hidden" name="good" value="${good.slug}" />
      <input
        name="quantity"
        type="number"
        min="0"
        max="20"
        value="${quantity}"
        inputmode="numeric"
        required
        aria-label="${says.quantityOf(name)}"
      />
      <button aria-label="${says.updateNamed(name)}">${says.update}</button>
    </form>
    <form method="post" action="/demo-shop/basket/change">
      <input type="hidden" name="good" value="${good.slug}" /><input
        type="hidden"
        name="quantity"
        value="0"
      />
      <button class="quiet" aria-label="${says.removeNamed(name)}">${says.remove}</button>
    </form>
    <strong>${price(good.cents * quantity, language)}</strong>
  </li>`
}

function sums(lines: Line[], language: Language): Html {
  const says = texts[language]
  const { goods, delivery, total } = sumsOf(lines)
  return html`<dl class="sums">
    <div>
      <dt>${says.goodsSum}</dt>
      <dd>${price(goods, language)}</dd>
    </div>
    <div>
      <dt>${says.delivery}</dt>
      <dd>${delivery === 0 ? says.free : price(delivery, language)}</dd>
    </div>
    <div class="total">
      <dt>${says.total}</dt>
      <dd>${price(total, language)}</dd>
    </div>
  </dl>`
}

interface CheckOut {
  lines: Line[]
  /** Made with the page, so that sending it twice orders once. */
  orderId: string
  address: Address
  missing: (keyof Address)[]
}

export function checkOutPage(visitor: Visitor, { lines, orderId, address, missing }: CheckOut): string {
  const { language, shopper } = visitor
  const says = texts[language]
  const form = html`<form class="sheet" method="post" action="/demo-shop/orders" novalidate>
    <input type="hidden" name="order" value="${orderId}" />
    ${
      missing.length > 0 &&
      html`<div class="faults" role="alert">
        <p>${says.checkFields}</p>
        <ul>
          ${missing.map((field) => html`<li><a href="#${field}">${says.missing[field]}</a></li>`)}
        </ul>
      </div>`
    }
    <h2>${says.whereTo}</h2>
    ${addressFields.map(
      (field) =>
        html`<p class="field">
          <label for="${field}">${says[field]}</label>
          <input
            id="${field}"
            name="${field}"
            value="${address[field]}"
            maxlength="100"
            required
            autocomplete="${AUTOFILL[field]}"
            ${missing.includes(field) && html` aria-invalid="true" aria-describedby="${field}-fault"`}
          />
          ${missing.includes(field) && html`<span id="${field}-fault" class="fault">${says.missing[field]}</span>`}
        </p>`,
    )}
    <p class="soft">${says.nothingPaid}</p>
    <button class="strong">${says.place}</button>
  </form>`
  return page(
    visitor,
    says.checkOut,
    html`<h1>${says.checkOut}</h1>
      <div class="two">
        ${shopper ? form : html`<p class="notice">${says.needsSignIn}</p>`}
        <section>
          <h2>${says.yourOrder}</h2>
          <ul class="short">
            ${lines.map(({ good, quantity }) => html`<li>${quantity} × ${good.name[language]}</li>`)}
          </ul>
          ${sums(lines, language)}
        </section>
      </div>`,
  )
}

const AUTOFILL: Address = { name: 'name', street: 'street-address', town: 'address-level2' }

export function ordersPage(visitor: Visitor): string {
  const { language, shopper, orders } = visitor
  const says = texts[language]
  const content = !shopper
    ? html`<p class="notice">${says.ordersSignIn}</p>`
    : orders.length === 0
      ? html`<p class="lead">${says.ordersNone}</p>`
      : html`<ul class="orders">
            ${orders.map((order) => html`<li>${orderLine(order, language)}${items(order, language)}</li>`)}
          </ul>
          <p class="soft">${says.askUs}</p>`
  return page(
    visitor,
    says.orders,
    html`<h1>${says.orders}</h1>
      ${content}`,
  )
}

export function orderPage(visitor: Visitor, order: Order, isNew: boolean): string {
  const { language, shopper } = visitor
  const says = texts[language]
  const number = order.number!
  return page(
    visitor,
    says.order(number),
    html`${
        isNew &&
        html`<section class="notice" role="status">
          <h2>${says.thanks(firstNameOf(shopper!))}</h2>
          <p>${says.thanksNote(number)}</p>
        </section>`
      }
      <h1>${says.order(number)}</h1>
      <p class="lead">
        <span class="status">${says.status[order.status] ?? ''}</span> ·
        ${says.placedOn(day(order.placedAt, language))}
      </p>
      ${items(order, language)}
      ${
        order.total &&
        html`<dl class="sums">
          <div class="total">
            <dt>${says.total}</dt>
            <dd>${price(order.total.amount, language)}</dd>
          </div>
        </dl>`
      }
      <p class="soft">${says.askUs}</p>
      <p><a href="/demo-shop/orders">${says.allOrders}</a></p>`,
  )
}

const items = (order: Order, language: Language) =>
  order.items.length > 0 &&
  html`<ul class="short">
    ${order.items.map(({ name, quantity }) => html`<li>${quantity} × ${nameIn(language, name)}</li>`)}
  </ul>`
