/** Every link of a resource: a place within a resource belongs to that resource. */
export const linksOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(linksOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    (key === '@odata.id' || key === 'href' || key === 'Uri') && typeof member === 'string'
      ? [member.split('#')[0] ?? '']
      : linksOf(member),
  )
}
