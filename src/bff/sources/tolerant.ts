import * as v from 'valibot'

/**
 * Pieces of tolerant wire schemas: a member that is missing, empty or of the wrong type becomes null
 * (or an empty list), never a failed parse. A schema's input type is the wire, its output is tidy.
 */

const blanks = new Set(['', 'None', 'null'])

/** Trimmed; empty strings and the literal `"None"` (compute-ops facts.md 6.1) are null. */
export const tidy = (text: string | null) => {
  const trimmed = text?.trim() ?? ''
  return blanks.has(trimmed) ? null : trimmed
}

/** Any RFC 3339 style as ISO with milliseconds; up to nanoseconds; without a zone it is UTC. */
const toIso = (text: string | null) => {
  const trimmed = tidy(text)
  if (trimmed === null) return null
  const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(trimmed) ? trimmed : `${trimmed}Z`
  const at = Date.parse(zoned.replace(' ', 'T'))
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

const unescape = (raw: string | null) =>
  tidy(raw)?.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  ) ?? null

const toNumber = (raw: number | string | null) => {
  const number = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

export const text = v.optional(
  v.fallback(v.pipe(v.nullable(v.string()), v.transform(tidy)), null),
  null,
)

/** Text for people: escapes that live systems leave in messages (`\\u003c`) are undone. */
export const prose = v.optional(
  v.fallback(v.pipe(v.nullable(v.string()), v.transform(unescape)), null),
  null,
)

/** A time that an entity cannot do without. */
export const moment = v.pipe(
  v.string(),
  v.transform((raw) => toIso(raw)),
  v.string(),
)

/** An ISO time or null. */
export const time = v.optional(
  v.fallback(v.pipe(v.nullable(v.string()), v.transform(toIso)), null),
  null,
)

/** A member of an open vocabulary, upper-cased: live systems send `Critical` for `CRITICAL`. */
export const word = v.optional(
  v.fallback(
    v.pipe(
      v.nullable(v.string()),
      v.transform((raw) => tidy(raw)?.toUpperCase() ?? null),
    ),
    null,
  ),
  null,
)

/** A number, also where the wire has it as text (`memorySizeInMib: "32768"`). */
export const count = v.optional(
  v.fallback(v.pipe(v.nullable(v.union([v.number(), v.string()])), v.transform(toNumber)), null),
  null,
)

export const flag = v.optional(v.fallback(v.nullable(v.boolean()), null), null)

/** A list that may be null or missing; items that do not fit are left out, one by one. */
export const list = <T extends v.GenericSchema>(item: T) =>
  v.optional(
    v.fallback(
      v.pipe(
        v.nullable(v.array(v.custom<v.InferInput<T>>(() => true))),
        v.transform((items) => parseEach(item, items ?? [])),
      ),
      [],
    ),
    null,
  )

/** A nested object that may be null, missing or partial: its members are then null. */
export const part = <T extends v.ObjectEntries>(entries: T) => {
  const schema = v.object(entries)
  const empty = v.parse(schema, {})
  return v.optional(
    v.fallback(
      v.pipe(
        v.nullable(schema),
        v.transform((value) => value ?? empty),
      ),
      empty,
    ),
    null,
  )
}

const parseEach = <T extends v.GenericSchema>(item: T, items: readonly unknown[]) =>
  items.flatMap((raw): v.InferOutput<T>[] => {
    const parsed = v.safeParse(item, raw)
    return parsed.success ? [parsed.output] : []
  })

/** One entity, or null where the body is not one. */
export const parseItem = <T extends v.GenericSchema>(item: T, body: unknown) => {
  const parsed = v.safeParse(item, body)
  return parsed.success ? parsed.output : null
}

/** What a table says of a member of an open vocabulary. */
export const lookup = <T>(table: Readonly<Record<string, T>>, key: string | null, otherwise: T) =>
  key !== null && Object.hasOwn(table, key) ? (table[key] ?? otherwise) : otherwise

/** A schema's wire type, open for the members that we do not read. */
export type Wire<T extends v.GenericSchema> = Open<v.InferInput<T>>
type Open<T> = T extends readonly (infer Item)[]
  ? Open<Item>[]
  : T extends object
    ? { [K in keyof T]: Open<T[K]> } & { [member: string]: unknown }
    : T
