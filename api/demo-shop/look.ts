export const look = `
:root { --paper: #faf7f2; --card: #ffffff; --ink: #2b2622; --soft: #6a6059; --line: #e5ddd2; --clay: #9a4a32; --clay-ink: #ffffff; --moss: #e3e8dc; --moss-ink: #36452f; --edge: #8f8275; --fault: #a3271c; color-scheme: light dark }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1816; --card: #24201d; --ink: #f1ebe3; --soft: #b8ada3; --line: #38312c; --clay: #e09a7f; --clay-ink: #2a130b; --moss: #2a3126; --moss-ink: #cfdac6; --edge: #857a70; --fault: #ff9a8a }
}
*, *::before { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1rem/1.6 ui-sans-serif, system-ui, 'Segoe UI', Roboto, sans-serif }
h1, h2, .brand { font-family: 'Iowan Old Style', Palatino, 'Palatino Linotype', 'Liberation Serif', Georgia, serif; font-weight: 500; line-height: 1.15; letter-spacing: -.01em }
h1, h2, h3, p, ul { margin: 0 }
a { color: inherit }
:focus-visible { outline: 2px solid var(--clay); outline-offset: 3px; border-radius: 2px }
.skip { position: absolute; inset-inline-start: -999px }
.skip:focus { inset-inline-start: 1rem; inset-block-start: .5rem }
.wide { max-inline-size: 72rem; margin-inline: auto; padding-inline: 1.5rem }
.top { border-block-end: 1px solid var(--line) }
.top .wide { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 2rem; padding-block: 1rem }
.brand { font-size: 1.5rem; text-decoration: none }
.brand span { color: var(--clay) }
nav { flex: 1 }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; list-style: none }
nav a { display: inline-block; padding-block: .25rem; color: var(--soft); text-decoration: none }
nav a:hover { color: var(--ink); text-decoration: underline; text-underline-offset: .3em }
.me, .me form { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem }
.me label { color: var(--soft); font-size: .875rem }
select, button { min-block-size: 2.5rem; padding: .25rem .9rem; border: 1px solid var(--line); border-radius: 999px; background: var(--card); color: var(--ink); font: inherit; font-size: .9375rem; cursor: pointer }
.strong { border-color: var(--clay); background: var(--clay); color: var(--clay-ink) }
.hero { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem; align-items: center; padding-block: 3.5rem }
.hero h1 { font-size: clamp(2.25rem, 6vw, 3.75rem); max-inline-size: 14ch; text-wrap: balance }
.hero p { margin-block: 1.25rem 1.75rem; max-inline-size: 44ch; color: var(--soft); font-size: 1.125rem }
.call { display: inline-block; padding: .7rem 1.5rem; border-radius: 999px; background: var(--clay); color: var(--clay-ink); text-decoration: none }
.hero svg { inline-size: 100%; max-inline-size: 30rem; justify-self: end }
.notice { display: grid; gap: .25rem; margin-block-end: 2.5rem; padding: 1.1rem 1.4rem; border-radius: 1rem; background: var(--moss); color: var(--moss-ink) }
.notice p + a { justify-self: start }
.notice h2 { font-size: 1.25rem }
main > h1, .good h1, .story h1 { font-size: clamp(1.9rem, 4vw, 2.75rem); text-wrap: balance }
main > h1:first-child, .story > h1:first-child { margin-block-start: 3rem }
main > h2 { font-size: 1.6rem }
main { padding-block-end: 3rem }
main:focus { outline: none }
.lead { margin-block: .75rem 1.5rem; max-inline-size: 44ch; color: var(--soft); font-size: 1.125rem }
.soft { color: var(--soft); font-size: .9375rem }
.goods { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 2rem 1.5rem; margin-block: 1.5rem 4rem; padding: 0; list-style: none }
.goods svg { display: block; inline-size: 100%; border-radius: 1rem }
.goods .picture { display: block }
.goods h3 a { text-decoration: none }
.goods h3 a:hover { text-decoration: underline; text-underline-offset: .2em }
.goods h3 { margin-block-start: .9rem; font-size: 1rem; font-weight: 600 }
.goods p { color: var(--soft); font-size: .9375rem }
.buy { display: flex; align-items: center; justify-content: space-between; gap: .75rem; margin-block-start: .6rem }
.buy strong { font-weight: 600; font-variant-numeric: tabular-nums }
.promises { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 1.5rem 3rem; padding-block: 2.5rem; border-block-start: 1px solid var(--line) }
.promises h3 { font-size: 1rem }
.promises p { color: var(--soft) }
.end { padding-block: 1.5rem 6rem; border-block-start: 1px solid var(--line); color: var(--soft); font-size: .875rem }
.good { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem 3rem; margin-block: 2.5rem 4rem }
.good svg { display: block; inline-size: 100%; border-radius: 1.25rem }
.good .price { font-size: 1.5rem; font-variant-numeric: tabular-nums }
.good .buy { justify-content: start; margin-block: 1rem 1.75rem }
.facts { margin-block-start: 1.25rem; padding-inline-start: 1.1rem; color: var(--soft) }
.story { display: grid; gap: 1.1rem; margin-block-end: 4rem }
.story p { max-inline-size: 60ch }
.story svg { inline-size: 100%; max-inline-size: 36rem; margin-block-start: 1rem }
input { min-block-size: 2.5rem; padding: .25rem .75rem; border: 1px solid var(--edge); border-radius: .6rem; background: var(--card); color: var(--ink); font: inherit }
input[type=number] { inline-size: 4.75rem }
input[aria-invalid] { border-color: var(--fault); outline-color: var(--fault) }
.quiet { border-color: transparent; background: none; color: var(--soft); text-decoration: underline; text-underline-offset: .2em }
.lines, .orders, .short { margin: 1.5rem 0 0; padding: 0; list-style: none }
.lines li { display: grid; grid-template-columns: 5rem minmax(0, 1fr) auto auto 6rem; align-items: center; gap: .75rem 1.25rem; padding-block: 1rem; border-block-end: 1px solid var(--line) }
.lines svg { inline-size: 5rem; border-radius: .6rem }
.lines h2 { font: 600 1rem/1.4 ui-sans-serif, system-ui, sans-serif; letter-spacing: 0 }
.lines form { display: flex; gap: .5rem }
.lines strong { text-align: end; font-variant-numeric: tabular-nums }
.sums { display: grid; gap: .35rem; inline-size: min(22rem, 100%); margin-block: 1.5rem; margin-inline-start: auto; font-variant-numeric: tabular-nums }
.sums div { display: flex; justify-content: space-between; gap: 1rem }
.sums dd { margin: 0 }
.sums .total { padding-block-start: .5rem; border-block-start: 1px solid var(--line); font-weight: 600 }
.onward { display: flex; flex-wrap: wrap; justify-content: end; align-items: center; gap: .75rem 1.5rem; margin-block-end: 4rem }
.two { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem 4rem; margin-block: 1.5rem 4rem; align-items: start }
.two h2 { margin-block-end: .75rem; font-size: 1.35rem }
.two .short { margin-block-start: 0 }
.two .sums { inline-size: 100% }
.sheet { display: grid; gap: 1rem }
.sheet button { justify-self: start }
.field { display: grid; gap: .25rem }
.fault { color: var(--fault); font-size: .9375rem }
.faults { padding: .9rem 1.1rem; border: 1px solid var(--fault); border-radius: .75rem }
.faults ul { margin: .35rem 0 0; padding-inline-start: 1.1rem }
.orders li { padding-block: 1.25rem; border-block-end: 1px solid var(--line) }
.orders h3 { font-size: 1.15rem; font-weight: 600 }
.orders .short li { padding: 0; border: 0 }
.orders .short { margin-block-start: .5rem; color: var(--soft) }
.orders ~ .soft, .short ~ .soft { margin-block: 1.5rem }
.status { font-weight: 600 }
deskbell-hub { --deskbell-accent: #9a4a32; --deskbell-accent-fg: #ffffff; --deskbell-accent-text: var(--clay) }
.tab { padding: 1rem; font-size: .9375rem }
.tab ul { display: grid; gap: 1rem; margin: 0 0 1rem; padding: 0; list-style: none }
.tab h3 { font-size: 1rem }
.tab, .tab a { color: var(--deskbell-text, inherit) }
.tab .soft { color: var(--deskbell-text3, var(--soft)) }
.basket { padding: .35rem .9rem; border: 1px solid var(--edge); border-radius: 999px; text-decoration: none; white-space: nowrap; font-size: .9375rem }
.basket span { margin-inline-start: .5rem; font-weight: 600; font-variant-numeric: tabular-nums }
nav a[aria-current] { color: var(--ink); text-decoration: underline; text-underline-offset: .3em }
@media (min-width: 52rem) { .good { grid-template-columns: 1.1fr 1fr } .two { grid-template-columns: 1.3fr 1fr } }
@media (max-width: 44rem) {
  .lines li { grid-template-columns: 5rem minmax(0, 1fr) auto }
  .lines form:nth-of-type(1) { grid-column: 1 / 3; grid-row: 2 }
  .lines form:nth-of-type(2) { grid-column: 3; grid-row: 2 }
  .lines strong { grid-column: 3; grid-row: 1 }
}
@media (max-width: 52rem) { nav { order: 3; flex-basis: 100% } .me { margin-inline-start: auto } .top .wide { column-gap: 1rem } nav ul { column-gap: 1.25rem } }
@media (max-width: 30rem) { .wide { padding-inline: 1rem } .brand { font-size: 1.3rem } nav ul { column-gap: 1rem } }
@media (min-width: 52rem) { .hero { grid-template-columns: 1.1fr 1fr } }
`

export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#9a4a32"/>
<path fill="#f6efe6" d="M8 11h14v9a6 6 0 0 1-6 6h-2a6 6 0 0 1-6-6z"/><path fill="none" stroke="#f6efe6" stroke-width="2.4" d="M22 14h2a3 3 0 0 1 0 6h-2"/></svg>`
