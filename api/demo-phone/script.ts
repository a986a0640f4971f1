/** Asks every second what has come, and sends what is written under an id made once, so that trying again sends nothing twice. */
export const script = `
const { who, sent, got, failed, locale } = document.body.dataset
const list = document.querySelector('ol')
const none = document.querySelector('[data-none]')
const fault = document.querySelector('.fault')
const form = document.querySelector('form')
const box = document.querySelector('textarea')
const pane = document.querySelector('.log')
const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })
let shown = ''
let draft = { text: '', id: '' }

// Also where the page is not a secure one, and has no randomUUID.
const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(18))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const line = (text) => {
  const item = document.createElement('li')
  item.className = text.isMine ? 'sent' : 'got'
  item.dataset.testid = 'text'
  const author = document.createElement('span')
  author.className = 'hidden'
  author.textContent = (text.isMine ? sent : got) + ': '
  const at = document.createElement('time')
  at.dateTime = text.at
  at.textContent = time.format(new Date(text.at))
  item.append(author, text.text, at)
  return item
}

async function look() {
  try {
    const answer = await fetch('/demo/phone/texts?who=' + who, { cache: 'no-store' })
    const { texts } = await answer.json()
    const gist = JSON.stringify(texts)
    if (gist === shown) return
    shown = gist
    none.hidden = texts.length > 0
    list.replaceChildren(...texts.map(line))
    pane.scrollTop = pane.scrollHeight
  } catch {}
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const text = box.value.trim()
  if (!text) return
  if (draft.text !== text) draft = { text, id: newId() }
  const answer = await fetch('/demo/phone/texts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ who, ...draft }),
  }).catch(() => null)
  fault.textContent = answer && answer.ok ? '' : failed
  if (!answer || !answer.ok) return
  draft = { text: '', id: '' }
  if (box.value.trim() === text) box.value = ''
  await look()
})
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  form.requestSubmit()
})
await look()
setInterval(look, 1000)
`
