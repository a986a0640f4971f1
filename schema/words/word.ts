/**
 * The closed lists of the product stand here by their noun. The key is what the API says, the value what a column holds.
 */
export type WordOf<T> = T[keyof T]
