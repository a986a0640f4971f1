export const look = `
:root { --paper: #ece8e1; --case: #1d1b19; --card: #ffffff; --ink: #24201c; --soft: #655d55; --line: #ddd5ca; --mine: #9a4a32; --mine-ink: #ffffff; --theirs: #efeae3; --fault: #a3271c; color-scheme: light dark }
@media (prefers-color-scheme: dark) {
  :root { --paper: #141210; --case: #000000; --card: #1e1b18; --ink: #f1ebe3; --soft: #b8ada3; --line: #38312c; --mine: #e09a7f; --mine-ink: #2a130b; --theirs: #2f2a26; --fault: #ff9a8a }
}
*, *::before { box-sizing: border-box }
body { margin: 0; min-block-size: 100dvh; display: grid; grid-template-columns: minmax(0, 26rem) minmax(0, 22rem); gap: 3rem; justify-content: center; align-items: center; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 400 1rem/1.5 ui-sans-serif, system-ui, 'Segoe UI', Roboto, sans-serif }
h1, h2, p, ol { margin: 0 }
h1 { font-size: 1.5rem; line-height: 1.2 }
a { color: inherit }
:focus-visible { outline: 2px solid var(--mine); outline-offset: 2px }
.aside { display: grid; gap: 1rem; justify-items: start }
.aside p { color: var(--soft) }
.who { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: 0; border: 0 }
.who legend { float: inline-start; inline-size: 100%; padding: 0; margin-block-end: .25rem; font-size: .875rem; color: var(--soft) }
.who a { padding: .4rem .9rem; border: 1px solid var(--soft); border-radius: 999px; text-decoration: none }
.who a[aria-current] { border-color: var(--mine); background: var(--mine); color: var(--mine-ink) }
.phone { display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: auto minmax(0, 1fr) auto; block-size: min(46rem, calc(100dvh - 3rem)); overflow: hidden; border: .6rem solid var(--case); border-radius: 2.4rem; background: var(--card) }
.phone header { padding: .9rem 1rem; border-block-end: 1px solid var(--line); text-align: center; font-size: .875rem; color: var(--soft) }
.phone header strong { display: block; font-size: 1rem; color: var(--ink) }
.log { overflow-y: auto; padding: 1rem; overscroll-behavior: contain }
.log ol { display: flex; flex-direction: column; gap: .5rem; padding: 0; list-style: none }
.log li { max-inline-size: 82%; padding: .5rem .8rem; border-radius: 1.1rem; white-space: pre-wrap; overflow-wrap: anywhere }
.log .got { align-self: flex-start; background: var(--theirs) }
.log .sent { align-self: flex-end; background: var(--mine); color: var(--mine-ink) }
.log time { display: block; font-size: .75rem; opacity: .85 }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
form { display: flex; gap: .5rem; padding: .75rem; border-block-start: 1px solid var(--line) }
textarea { flex: 1; min-inline-size: 0; resize: none; padding: .5rem .9rem; border: 1px solid var(--soft); border-radius: 1.2rem; background: var(--card); color: var(--ink); font: inherit }
button { padding: .4rem 1rem; border: 0; border-radius: 999px; background: var(--mine); color: var(--mine-ink); font: inherit; cursor: pointer }
.fault { padding: 0 1rem .5rem; color: var(--fault); font-size: .875rem }
.fault:empty { display: none }
@media (max-width: 56rem) { body { grid-template-columns: minmax(0, 26rem); gap: 1.25rem; padding: 1rem } .aside { grid-row: 1 } .phone { block-size: min(40rem, 80dvh) } }
`
