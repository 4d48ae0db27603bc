import type { FacetValue } from '../contract/page'
import { countText } from '../util/count'

/** How many rows carry a value. */
export const countOf = (facet: readonly FacetValue[] | undefined, value: string) =>
  facet?.find((counted) => counted.value === value)?.count ?? 0

/** How many rows there are of all values. */
export const totalOf = (facet: readonly FacetValue[] | undefined) =>
  facet?.reduce((sum, { count }) => sum + count, 0) ?? 0

/** `Past its RPO` in the middle of a sentence. */
const inSentence = (word: string) => word.charAt(0).toLowerCase() + word.slice(1)

type Kind = { word: string; count: number }

/** `4 critical, 33 warning`, of what there is any. */
export const kindsText = (kinds: readonly Kind[]) =>
  kinds
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${countText(count)} ${inSentence(word)}`)
    .join(', ')

/**
 * What is not shown: `and 33 more, warning`. Several kinds are told without their sum, which would take
 * the room of the last of them: `More: 4 critical, 33 warning`.
 */
export const moreText = (hidden: readonly Kind[]) => {
  const kinds = hidden.filter(({ count }) => count > 0)
  const [first, ...others] = kinds
  if (!first) return ''
  if (others.length === 0) return `and ${countText(first.count)} more, ${inSentence(first.word)}`
  return `More: ${kindsText(kinds)}`
}
