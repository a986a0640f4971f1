import { z } from 'zod'

/* What a field of a line may hold. */

export const optional = <T extends z.ZodType>(shape: T) => shape.nullish().transform((value) => value ?? null)
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)

export const text = (longest: number) =>
  z
    .string()
    .refine((value) => [...value].length <= longest, `At most ${longest} characters.`)
    .refine((value) => value.isWellFormed(), 'It holds half a character.')
export const words = (longest: number) => text(longest).refine((value) => value.trim() !== '', 'It is empty.')
/** Names exactly one thing: a database does not see spaces at its end. */
export const id = (longest: number) =>
  words(longest).refine((value) => value === value.trim(), 'Spaces at its ends.')
export const number = z.int().min(1).max(1_000_000)
export const seconds = z
  .int()
  .min(0)
  .max(2 ** 32 - 1)
export const phone = z.string().regex(/^[\x21-\x7e]{1,20}$/, 'A phone number, `+33612345678`.')
export const address = z
  .string()
  .max(500)
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'An http or https URL.',
  )

const earliest = new Date(Date.UTC(1970, 0, 2))
const latest = new Date(Date.UTC(2100, 0, 1))
export const instant = z.iso
  .datetime({ offset: true, message: 'An instant is needed, `2026-06-15T09:30:00Z`.' })
  .transform((value) => new Date(value))
  .refine((value) => value >= earliest && value < latest, 'From 1970 to 2099.')

export const person = z
  .strictObject({ email: optional(id(190)), name: optional(words(100)) })
  .refine(({ email, name }) => email !== null || name !== null, 'An e-mail address or a name is needed.')
