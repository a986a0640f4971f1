import type { DeskbellEvents } from '../../public/deskbell'

/** Tells the page, as an event of the document. */
export function tell(event: keyof DeskbellEvents, detail?: unknown) {
  document.dispatchEvent(new CustomEvent(`deskbell:${event}`, { detail }))
}

/** Calls the listener with what came; answers how to stop that. */
export function listen<Event extends keyof DeskbellEvents>(
  event: Event,
  listener: (detail: DeskbellEvents[Event]) => void,
): () => void {
  const name = `deskbell:${event}`
  const hear = ({ detail }: CustomEvent) =>
    listener(event === 'unread' ? detail.unread : (detail ?? undefined))
  document.addEventListener(name, hear as EventListener)
  return () => document.removeEventListener(name, hear as EventListener)
}
