import {
  complianceStates,
  complianceWord,
  connectionStates,
  connectionWord,
  maintenanceStates,
  maintenanceWord,
  powerStates,
  powerWord,
  serverStates,
  serverStatus,
} from '../contract/server'
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
  {
    param: 'compliance',
    name: 'Compliance',
    word: wordIn(complianceWord),
    order: complianceStates,
  },
  {
    param: 'maintenance',
    name: 'Maintenance',
    word: wordIn(maintenanceWord),
    order: maintenanceStates,
  },
  { param: 'group', name: 'Group' },
  { param: 'model', name: 'Model' },
  { param: 'source', name: 'Source' },
  // Its counts are asked for apart: there may be as many as there are servers.
  { param: 'tag', name: 'Tag', link: true },
]
