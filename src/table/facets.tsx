import { memo } from 'react'
import type { FacetValue } from '../contract/page'
import type { Shape, Tone } from '../contract/shape'
import { FacetGroup } from '../ui/facet-group'
import type { ListState } from './list-state'

/** A filter that is offered with counts. `param` as in the URL. */
export type Facet = {
  param: string
  name: string
  /** A value in words, where it is not its own word. */
  word?: (value: string) => string
  /** The shape of a value that is a state. */
  shape?: (value: string) => { shape: Shape; tone: Tone }
  /** Values in the order of their vocabulary; by count where missing. */
  order?: readonly string[]
  /** Names one entity by its key: it comes with a link and goes with its chip, without counts. */
  link?: true
}

const inOrder = (values: readonly FacetValue[], order: readonly string[] | undefined) => {
  if (order === undefined) return values
  const rank = ({ value }: FacetValue) => {
    const at = order.indexOf(value)
    return at < 0 ? order.length : at
  }
  return [...values].sort((one, other) => rank(one) - rank(other))
}

/** All facets of a list with the counts that its last answer gave; drawn anew only for another answer. */
export const Facets = memo(
  ({
    facets,
    counts,
    list,
  }: {
    facets: readonly Facet[]
    counts: Readonly<Record<string, readonly FacetValue[]>>
    list: ListState
  }) =>
    facets
      .filter(({ link }) => !link)
      .map(({ param, name, word, shape, order }) => (
        <FacetGroup
          key={param}
          name={name}
          values={inOrder(counts[param] ?? [], order)}
          chosen={list.query.filters[param] ?? []}
          {...(word && { word })}
          {...(shape && { shape })}
          onToggle={(value) => list.toggle(param, value)}
        />
      )),
)
Facets.displayName = 'Facets'
