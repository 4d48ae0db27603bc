import { readKey } from '../contract/entity-key'
import { taskKinds, taskKindWord, taskStates, taskStatus } from '../contract/task'
import type { Facet } from '../table/facets'
import { isKind, isState } from './words'

/** What the tasks list can be narrowed by. */
export const taskFacets: readonly Facet[] = [
  {
    param: 'state',
    name: 'State',
    word: (value) => (isState(value) ? taskStatus[value].word : value),
    shape: (value) => taskStatus[isState(value) ? value : 'unknown'],
    order: taskStates,
  },
  {
    param: 'kind',
    name: 'Kind',
    word: (value) => (isKind(value) ? taskKindWord[value] : value),
    order: taskKinds,
  },
  { param: 'who', name: 'Started by' },
  { param: 'source', name: 'Source' },
]

const linked = (param: string, name: string): Facet => ({
  param,
  name,
  word: (key) => readKey(key)?.id ?? key,
  link: true,
})

/** Parts of one operation, or what is right below one task, by a link. */
export const partFacets: readonly Facet[] = [
  linked('operation', 'Part of'),
  linked('parent', 'Right below'),
]
