import { preferences } from '../ui/preferences'

const shown = new Map<string, Notification>()

export const noticesAreAllowed = () =>
  preferences.notifications && 'Notification' in globalThis && Notification.permission === 'granted'

/** A desktop notification; the next one about the same ticket takes its place. */
export function showNotice(ticketId: string, title: string, body: string, opened: () => void) {
  if (!noticesAreAllowed()) return
  const notice = new Notification(title, { body, tag: ticketId })
  shown.set(ticketId, notice)
  notice.onclick = () => {
    window.focus()
    closeNotice(ticketId)
    opened()
  }
  notice.onclose = () => shown.get(ticketId) === notice && shown.delete(ticketId)
}

export function closeNotice(ticketId: string) {
  shown.get(ticketId)?.close()
  shown.delete(ticketId)
}

/** Asked for by a click, never by the page itself. Answers whether it was allowed. */
export async function allowNotices() {
  const answer = 'Notification' in globalThis ? await Notification.requestPermission() : 'denied'
  preferences.notifications = answer === 'granted'
  return preferences.notifications
}
