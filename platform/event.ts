/** A live event: its name, and what its payload is. It says that something changed, never what it is now. */
export interface Event<Payload extends object> {
  name: string
  /** Never set; carries the type. */
  payload?: Payload
}

export const event = <Payload extends object>(name: string): Event<Payload> => ({ name })
