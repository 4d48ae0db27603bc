import { activityKinds, activityStatus, activityTones } from '../contract/activity'
import type { Facet } from '../table/facets'
import { isKind, isTone, kindWord } from './words'

/** What the feed can be narrowed by. */
export const activityFacets: readonly Facet[] = [
  {
    param: 'tone',
    name: 'Severity',
    word: (value) => (isTone(value) ? activityStatus[value].word : value),
    shape: (value) => activityStatus[isTone(value) ? value : 'unknown'],
    order: activityTones,
  },
  {
    param: 'kind',
    name: 'About',
    word: (value) => (isKind(value) ? kindWord[value] : value),
    order: activityKinds,
  },
  { param: 'source', name: 'Source' },
]
