/** A background job: its name, and what its payload is. */
export interface Job<Payload extends object> {
  name: string
  /** Never set; carries the type. */
  payload?: Payload
}

export const job = <Payload extends object>(name: string): Job<Payload> => ({ name })
