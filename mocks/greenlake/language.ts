/** What the services speak; anything else is answered in English (compute-ops facts.md 4.4). */
export const languages = ['en', 'ja'] as const
export type Language = (typeof languages)[number]

const weightOf = (range: string) => {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  const weight = parameters.find((part) => part.startsWith('q='))?.slice(2)
  return { tag, weight: weight === undefined ? 1 : Number(weight) }
}

/** The language that an Accept-Language header likes best, by its weights. */
export const languageOf = (header: string | null): Language => {
  const liked = (header ?? '')
    .split(',')
    .map(weightOf)
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) =>
      languages.find((language) => tag === language || tag.startsWith(`${language}-`)),
    )
  return liked.find((language) => language !== undefined) ?? 'en'
}
