import { goods, type Good, type Shelf } from './goods.js'
import { html } from '../html.js'
import { drawingOf, offers, page, price, type Visitor } from './layout.js'
import { still } from './still.js'
import { texts } from './texts.js'

/* What the shop shows to everybody. */

export function homePage(visitor: Visitor): string {
  const { language, orders } = visitor
  const says = texts[language]
  const [last] = orders
  return page(
    visitor,
    says.title,
    html`<section class="hero">
        <div>
          <h1>${says.headline}</h1>
          <p>${says.lead}</p>
          <a class="call" href="#goods">${says.look}</a>
        </div>
        ${still}
      </section>
      ${
        last?.number &&
        html`<section class="notice" data-testid="last-order">
          <p>${says.banner(last.number, says.status[last.status] ?? '')}</p>
          <a href="/demo-shop/orders/${last.number.slice(1)}">${says.seeOrder}</a>
        </section>`
      }
      <h2 id="goods">${says.fresh}</h2>
      ${offers(goods, language)}
      <section class="promises">
        ${says.promises.map(
          ([title, text]) =>
            html`<div>
              <h3>${title}</h3>
              <p>${text}</p>
            </div>`,
        )}
      </section>`,
  )
}

export function shelfPage(visitor: Visitor, shelf: Shelf): string {
  const says = texts[visitor.language]
  const title = says.shelves[shelf]
  const some = goods.filter((good) => good.shelf === shelf)
  return page(
    visitor,
    title,
    html`<h1>${title}</h1>
      <p class="lead">${says.shelfLead[shelf]}</p>
      ${offers(some, visitor.language)}`,
  )
}

export function goodPage(visitor: Visitor, good: Good): string {
  const { language } = visitor
  const says = texts[language]
  const others = goods.filter((other) => other !== good && other.shelf !== good.shelf).slice(0, 3)
  return page(
    visitor,
    good.name[language],
    html`<article class="good">
        <div class="picture">${drawingOf(good)}</div>
        <div>
          <h1>${good.name[language]}</h1>
          <p class="lead">${good.note[language]}</p>
          <p class="price">${price(good.cents, language)}</p>
          <form class="buy" method="post" action="/demo-shop/basket">
            <input type="hidden" name="good" value="${good.slug}" />
            <label for="quantity">${says.quantity}</label>
            <input
              id="quantity"
              name="quantity"
              type="number"
              min="1"
              max="20"
              value="1"
              inputmode="numeric"
              required
            />
            <button class="strong">${says.add}</button>
          </form>
          <p>${good.story[language]}</p>
          <ul class="facts">
            ${good.facts[language].map((fact) => html`<li>${fact}</li>`)}
          </ul>
        </div>
      </article>
      <h2>${says.alsoLiked}</h2>
      ${offers(others, language)}`,
  )
}

export function workshopPage(visitor: Visitor): string {
  const says = texts[visitor.language]
  return page(
    visitor,
    says.workshop,
    html`<article class="story">
      <h1>${says.workshop}</h1>
      <p class="lead">${says.workshopLead}</p>
      ${says.workshopStory.map((text) => html`<p>${text}</p>`)} ${still}
    </article>`,
  )
}

export function notFoundPage(visitor: Visitor): string {
  const says = texts[visitor.language]
  return page(
    visitor,
    says.notFound,
    html`<h1>${says.notFound}</h1>
      <p class="lead">${says.notFoundNote}</p>
      ${offers(goods, visitor.language)}`,
  )
}
