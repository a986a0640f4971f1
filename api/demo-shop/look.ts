export const look = `
:root { --paper: #faf7f2; --card: #ffffff; --ink: #2b2622; --soft: #6a6059; --line: #e5ddd2; --clay: #9a4a32; --clay-ink: #ffffff; --moss: #e3e8dc; --moss-ink: #36452f; color-scheme: light dark }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1816; --card: #24201d; --ink: #f1ebe3; --soft: #b8ada3; --line: #38312c; --clay: #e09a7f; --clay-ink: #2a130b; --moss: #2a3126; --moss-ink: #cfdac6 }
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
.order { display: grid; gap: .25rem; margin-block-end: 3rem; padding: 1.1rem 1.4rem; border-radius: 1rem; background: var(--moss); color: var(--moss-ink) }
.order h2 { font-size: 1.25rem }
.goods { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 2rem 1.5rem; margin-block: 1.5rem 4rem; padding: 0; list-style: none }
.goods svg { display: block; inline-size: 100%; border-radius: 1rem }
.goods h3 { margin-block-start: .9rem; font-size: 1rem; font-weight: 600 }
.goods p { color: var(--soft); font-size: .9375rem }
.buy { display: flex; align-items: center; justify-content: space-between; gap: .75rem; margin-block-start: .6rem }
.buy strong { font-weight: 600; font-variant-numeric: tabular-nums }
.promises { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 1.5rem 3rem; padding-block: 2.5rem; border-block-start: 1px solid var(--line) }
.promises h3 { font-size: 1rem }
.promises p { color: var(--soft) }
.end { padding-block: 1.5rem 6rem; border-block-start: 1px solid var(--line); color: var(--soft); font-size: .875rem }
@media (max-width: 52rem) { nav { order: 3; flex-basis: 100% } .me { margin-inline-start: auto } .top .wide { column-gap: 1rem } nav ul { column-gap: 1.25rem } }
@media (max-width: 30rem) { .wide { padding-inline: 1rem } .brand { font-size: 1.3rem } nav ul { column-gap: 1rem } }
@media (min-width: 52rem) { .hero { grid-template-columns: 1.1fr 1fr } }
`
