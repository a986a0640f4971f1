/** For people to say aloud: T-1042. */
export const referenceOf = ({ id }: { id: string }): string => `T-${id}`

/** The ticket's id in `T-1042`, `t-1042` or `1042`; null: it is no reference. */
export const idOfReference = (reference: string): string | null =>
  /^(?:t-)?([1-9]\d{0,18})$/i.exec(reference.trim())?.[1] ?? null
