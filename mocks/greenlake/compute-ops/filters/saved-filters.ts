import { tagsOf } from '../../../estate/tags'
import type { Machine } from '../../../estate/types'
import { savedFilterDialect } from '../../../odata/dialect'
import type { Filter } from '../../../odata/filter'
import { pathsOf } from '../../../odata/filter'
import type { TagFilter } from '../../../odata/filter-tags'
import { parseTagFilter } from '../../../odata/filter-tags'
import { parseFilter } from '../../../odata/parse'
import { screen } from '../../../odata/screen'
import { FilterError } from '../../../odata/tokens'
import { allInRegion } from '../../in-region'
import { keyView, writtenView } from '../../key-view'
import type { Scope } from '../../resource'
import { shelf } from '../../shelf'
import type { Stored } from '../records'
import { servers } from '../servers'
import { isFilterable } from './filter-properties'

export type SavedFilter = Stored & {
  name: string
  description: string | null
  filter: string | null
  filterTags: string | null
  enabledForRRP: boolean
  readOnly: boolean
}

/** The filter of all servers, which every workspace has (facts.md 6.6). */
export const allServersId = 'e7cef8e6-a3f6-4490-b669-136e3ca40617'
const opened = Date.UTC(2022, 2, 22)
const allServers: SavedFilter = {
  id: allServersId,
  name: 'All servers',
  description: null,
  filter: "type eq 'compute-ops-mgmt/server'",
  filterTags: null,
  enabledForRRP: false,
  readOnly: true,
  generation: 1,
  createdAt: opened,
  updatedAt: opened,
}

export const savedFiltersIn = (scope: Scope) =>
  shelf<SavedFilter>(scope, 'saved filters', () => [[allServers.id, allServers]])

/** A saved expression; throws FilterError where it cannot be read or names what nobody can filter by. */
export const readExpression = (text: string): Filter => {
  const filter = parseFilter(text, savedFilterDialect)
  const unknown = pathsOf(filter).find((path) => !isFilterable(path))
  if (unknown !== undefined) throw new FilterError(`${unknown} cannot be filtered by.`, 0)
  return filter
}

/** Health is written in any case: `'Critical'`. */
const health = ['summary', 'fans', 'memory', 'network', 'powerSupplies', 'processor', 'storage']
const how = {
  lax: false,
  caseless: new Set([
    'lastFirmwareUpdate/status',
    ...health.map((name) => `hardware/health/${name}`),
  ]),
}

const keys = { ...servers.keys, 'group/id': ({ groupId }: Machine) => groupId }

const written = (scope: Scope, machine: Machine): object => {
  const wire = servers.toWire(machine, scope, 'en')
  const group = machine.groupId === null ? null : { id: machine.groupId }
  return { ...(servers.toFilter?.(wire) ?? wire), group, tags: tagsOf(machine) }
}

/** Servers of a region that pass a tag filter; null passes all. */
export const taggedServers = (machines: Machine[], tags: TagFilter | null): Machine[] =>
  tags ? machines.filter((machine) => tags(tagsOf(machine))) : machines

/** The servers of a region that match a saved filter at the moment. */
export const serversMatching = (
  scope: Scope,
  { id, filter, filterTags }: Pick<SavedFilter, 'id' | 'filter' | 'filterTags'>,
): Machine[] => {
  const here = allInRegion(scope, scope.estate.machines)
  if (id === allServersId) return here
  const tagged = taggedServers(here, filterTags === null ? null : parseTagFilter(filterTags))
  if (filter === null) return tagged
  const expression = readExpression(filter)
  const view =
    keyView({ keys }, scope, pathsOf(expression)) ??
    writtenView((machine: Machine) => written(scope, machine))
  return tagged.filter(screen(expression, view, how))
}
