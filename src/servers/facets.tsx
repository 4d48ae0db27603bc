import { connectionStates, connectionWord, powerStates, powerWord } from '../contract/server'
import { serverStates, serverStatus } from '../contract/server'
import type { ServerState } from '../contract/server'
import type { Facet } from '../table/facets'

const wordIn = (words: Readonly<Record<string, string>>) => (value: string) => words[value] ?? value
const isState = (value: string): value is ServerState => value in serverStatus

/** What the servers list can be narrowed by. */
export const serverFacets: readonly Facet[] = [
  {
    param: 'state',
    name: 'State',
    word: (value) => (isState(value) ? serverStatus[value].word : value),
    shape: (value) => serverStatus[isState(value) ? value : 'unknown'],
    order: serverStates,
  },
  { param: 'region', name: 'Region' },
  { param: 'generation', name: 'Generation' },
  { param: 'power', name: 'Power', word: wordIn(powerWord), order: powerStates },
  {
    param: 'connection',
    name: 'Connection',
    word: wordIn(connectionWord),
    order: connectionStates,
  },
  { param: 'group', name: 'Group' },
  { param: 'model', name: 'Model' },
  { param: 'source', name: 'Source' },
]
