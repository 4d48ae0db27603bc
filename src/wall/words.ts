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

/** What is not shown: `and 37 more: 4 critical, 33 warning`; the kinds only where there are several. */
export const moreText = (hidden: readonly { word: string; count: number }[]) => {
  const kinds = hidden.filter(({ count }) => count > 0)
  const total = kinds.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return ''
  const parts = kinds.map(({ word, count }) => `${countText(count)} ${inSentence(word)}`)
  return kinds.length === 1
    ? `and ${countText(total)} more, ${inSentence(kinds[0]?.word ?? '')}`
    : `and ${countText(total)} more: ${parts.join(', ')}`
}
