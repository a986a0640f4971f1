/** A short text to a phone. */
export interface Text {
  /** E.164. */
  from: string
  to: string
  body: string
  /** Our own name for it, the same each time it is tried: a provider that can keeps a double from going out by it. */
  ref: string
  /** Where news of it are told; null: nowhere that could be reached. */
  newsUrl: string | null
}

/** What became of handing one over. `code`: the provider's, or a word. */
export type Handed =
  | { kind: 'taken'; sid: string; status: string }
  /** Not taken, and never will be. */
  | { kind: 'refused'; code: string }
  /** Surely not taken; it may be tried again. */
  | { kind: 'not-taken'; code: string }
  /** No answer, or none that says whether it was taken. */
  | { kind: 'unknown'; code: string }

/** What a provider's list says of one that may or may not have been taken. */
export type Found =
  | { kind: 'taken'; sid: string; status: string; code: string | null }
  | { kind: 'absent' }
  /** It could not be asked. `isFinal`: it never can. */
  | { kind: 'no-answer'; isFinal: boolean }

export interface SmsCarrier {
  hand(text: Text): Promise<Handed>
  /** Looks for one that was handed over at `calledAt` and not heard of again. `isOurs` knows the sids of all others. */
  find(text: Text, calledAt: Date, isOurs: (sids: string[]) => Promise<Set<string>>): Promise<Found>
}
