import type { GroundFragment } from '../generated'

/** What the chat at `/widget/?preview` wants to be told; its own copy of this stands in `widget/src/wire.ts`. */
export type Preview = {
  say: 'preview'
  language: 'en' | 'fr'
  shopName: string
  brand: { light: GroundFragment; dark: GroundFragment } | null
  welcome: string | null
  privacyUrl: string | null
  termsUrl: string | null
  status: { state: string; until: string | null; timeZone: string }
  at: string
  message: string | null
  reply: string | null
}

export const wrap = (message: Preview) => ({ deskbell: message })

export const isReady = (data: unknown) =>
  (data as { deskbell?: { say?: unknown } } | null)?.deskbell?.say === 'ready'
