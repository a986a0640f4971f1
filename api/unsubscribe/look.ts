/** The colours of the console, whose tables of contrasts hold for it, too. */
export const look = `
:root { --canvas: #eef0f3; --surface: #ffffff; --text: #15181e; --soft: #434a56; --border: #dfe2e7; --accent: #2353ce; --accent-text: #1d49ba; --accent-ink: #ffffff; color-scheme: light dark }
@media (prefers-color-scheme: dark) {
  :root { --canvas: #0b0c0f; --surface: #14161b; --text: #eceef2; --soft: #b9bfca; --border: #2a2e37; --accent: #7fa4ff; --accent-text: #93b3ff; --accent-ink: #0b1226 }
}
* { box-sizing: border-box }
body { margin: 0; min-block-size: 100dvh; display: grid; place-items: center; padding: 1rem; background: var(--canvas); color: var(--text); font: 400 1rem/1.5 ui-sans-serif, system-ui, 'Segoe UI', Roboto, sans-serif }
main { inline-size: min(30rem, 100%); padding: 1.75rem; border: 1px solid var(--border); border-radius: .75rem; background: var(--surface); overflow-wrap: anywhere }
h1 { margin: 0 0 .75rem; font-size: 1.25rem; line-height: 1.3 }
p { margin: 0 0 1.25rem; color: var(--soft) }
p:last-child, form { margin: 0 }
a { color: var(--accent-text) }
button { min-block-size: 2.75rem; padding: .5rem 1.1rem; border: 0; border-radius: .5rem; background: var(--accent); color: var(--accent-ink); font: inherit; font-weight: 600; cursor: pointer }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
`
