/** A copy with one parameter set, or taken out where the value is null. Its place is kept. */
export const withParam = (search: URLSearchParams, name: string, value: string | null) => {
  const next = new URLSearchParams(search)
  if (value === null) next.delete(name)
  else next.set(name, value)
  return next
}

/** A copy with several parameters set or taken out. */
export const withParams = (
  search: URLSearchParams,
  values: Readonly<Record<string, string | null>>,
) => Object.entries(values).reduce((next, [name, value]) => withParam(next, name, value), search)

/** A copy where a repeatable filter has gained the value, or lost it where it had it. */
export const toggleParam = (search: URLSearchParams, name: string, value: string) => {
  const had = search.getAll(name).includes(value)
  const next = new URLSearchParams(
    [...search].filter(([key, held]) => !(key === name && held === value)),
  )
  if (!had) next.append(name, value)
  return next
}
