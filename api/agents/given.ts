type Given<T> = { [K in keyof T]?: Exclude<T[K], null> }

/** What an input really says: a null means "as it is", but for fields that can be taken away. */
export function given<T extends object, Removable extends keyof T>(
  input: T,
  removable: Removable[],
): Given<Omit<T, Removable>> & Partial<Pick<T, Removable>> {
  const said = Object.entries(input).filter(
    ([field, value]) => value !== undefined && (value !== null || removable.includes(field as Removable)),
  )
  return Object.fromEntries(said) as Given<Omit<T, Removable>> & Partial<Pick<T, Removable>>
}
