import { goods } from './goods.js'
import { look } from './look.js'
import { texts } from './texts.js'

type Language = 'en' | 'fr'

interface Shopper {
  id: string
  name: string
}

interface DemoShopView {
  /** Who is signed in to the shop; null: nobody, and no chat. */
  shopper: Shopper | null
  shoppers: Shopper[]
  language: Language
  deskUrl: string
}

/** The demo shop's one page: a shop somebody could believe, with the two lines a real shop adds for Deskbell. */
export function demoShopPage({ shopper, shoppers, language, deskUrl }: DemoShopView): string {
  const says = texts[language]
  const other = language === 'en' ? 'fr' : 'en'
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${escape(says.title)}</title>
<style>${look}</style>
</head>
<body>
<a class="skip" href="#content">${escape(says.skip)}</a>
<header class="top"><div class="wide">
<a class="brand" href="?lang=${language}">Atelier <span>Brume</span></a>
<nav><ul>
${each(says.nav, (name) => `<li><a href="#goods">${escape(name)}</a></li>`)}
<li><a href="?lang=${other}" lang="${other}" hreflang="${other}">${escape(says.otherLanguage)}</a></li>
</ul></nav>
${shopper ? signedIn(shopper, language) : signInForm(shoppers, language)}
</div></header>
<main id="content" class="wide">
<section class="hero">
<div>
<h1>${escape(says.headline)}</h1>
<p>${escape(says.lead)}</p>
<a class="call" href="#goods">${escape(says.look)}</a>
</div>
${still}
</section>
${shopper ? `<section class="order"><h2>${escape(says.order)}</h2><p>${escape(says.orderNote)}</p></section>` : ''}
<h2 id="goods">${escape(says.goods)}</h2>
<ul class="goods">
${each(goods, (good) => offer(good, language))}
</ul>
<section class="promises">
${each(says.promises, ([title, text]) => `<div><h3>${escape(title!)}</h3><p>${escape(text!)}</p></div>`)}
</section>
</main>
<footer class="end"><div class="wide">
<p>${escape(says.footer)}</p>
${shopper ? '' : `<p>${escape(says.signedOutHint)}</p>`}
</div></footer>
<script type="module" src="${escape(deskUrl)}/widget/deskbell.js" data-identity="/demo-shop/identity-token"></script>
</body>
</html>
`
}

function signedIn({ name }: Shopper, language: Language): string {
  const says = texts[language]
  return `<div class="me"><span>${escape(says.hello(name.split(' ')[0]!))}</span>
<form method="post" action="/demo-shop/sign-out"><button>${escape(says.signOut)}</button></form></div>`
}

function signInForm(shoppers: Shopper[], language: Language): string {
  const says = texts[language]
  return `<form class="me" method="post" action="/demo-shop/sign-in">
<label for="shopper">${escape(says.signInAs)}</label>
<select id="shopper" name="shopper">
${each(shoppers, ({ id, name }) => `<option value="${escape(id)}">${escape(name)}</option>`)}
</select>
<button class="strong">${escape(says.signIn)}</button>
</form>`
}

function offer({ name, note, cents, ground, drawing }: (typeof goods)[number], language: Language): string {
  const says = texts[language]
  return `<li>
<svg viewBox="0 0 180 160" aria-hidden="true"><path fill="${ground}" d="M0 0h180v160H0z"/>${drawing}</svg>
<h3>${escape(name[language])}</h3><p>${escape(note[language])}</p>
<div class="buy"><strong>${escape(price(cents, language))}</strong>
<button type="button" aria-label="${escape(`${says.add}: ${name[language]}`)}">${escape(says.add)}</button></div>
</li>`
}

const price = (cents: number, language: Language) =>
  new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-IE', { style: 'currency', currency: 'EUR' }).format(
    cents / 100,
  )

const each = <T>(items: readonly T[], draw: (item: T) => string) => items.map(draw).join('\n')

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)

// A shelf with a pot, a cup and a branch.
const still = `<svg viewBox="0 0 480 360" aria-hidden="true">
<rect width="480" height="360" rx="28" fill="#e3d6c5"/><circle cx="356" cy="104" r="56" fill="#f0e6d8"/>
<path fill="#cbb9a2" d="M0 274h480v58a28 28 0 0 1-28 28H28a28 28 0 0 1-28-28z"/>
<path fill="none" stroke="#5f6b45" stroke-width="4" stroke-linecap="round" d="M122 152c2-50 30-66 34-112M134 98c-18-4-28-16-32-30M142 78c16 0 30-8 38-22"/>
<g fill="#7d8a5a"><ellipse cx="100" cy="64" rx="9" ry="16" transform="rotate(-32 100 64)"/><ellipse cx="184" cy="52" rx="9" ry="16" transform="rotate(52 184 52)"/><ellipse cx="157" cy="34" rx="9" ry="17" transform="rotate(8 157 34)"/></g>
<path fill="#9a4a32" d="M106 146h34v24c0 14 34 30 34 66 0 30-20 46-51 46s-51-16-51-46c0-36 34-52 34-66z"/><path fill="#85402b" d="M106 146h34v8h-34z"/>
<path fill="none" stroke="#4f7a69" stroke-width="13" d="M318 214c38-6 40 50-6 50"/><path fill="#5f8c7a" d="m222 226-34-26-11 12 40 50z"/>
<ellipse cx="264" cy="238" rx="60" ry="46" fill="#5f8c7a"/><ellipse cx="264" cy="196" rx="32" ry="9" fill="#4f7a69"/><circle cx="264" cy="180" r="9" fill="#4f7a69"/>
<path fill="#f6efe6" d="M362 240h62v20c0 16-14 24-31 24s-31-8-31-24z"/><ellipse cx="393" cy="240" rx="31" ry="6" fill="#b98a55"/>
</svg>`
