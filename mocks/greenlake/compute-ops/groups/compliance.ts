import type { FirmwareCompliance, IloCompliance } from '../../../estate/compliance'
import { firmwareCompliance, groupIloSetting, iloCompliance } from '../../../estate/compliance'
import { createRandom } from '../../../estate/random'
import type { Group, Machine } from '../../../estate/types'
import { computeOpsDialect } from '../../../odata/dialect'
import type { Resource, Scope } from '../../resource'
import { resource } from '../../resource'
import { microTime } from '../../times'
import type { Face } from './face'
import { findGroup, membersOf } from './found'

/** How one server of a group stands, in one respect. */
export type Judged<T> = { id: string; group: Group; machine: Machine; found: T }
type Check<T> = (scope: Scope, group: Group) => ((machine: Machine) => T) | null

const judge = <T>(scope: Scope, parentId: string, name: string, check: Check<T>) => {
  const group = findGroup(scope, parentId)
  if (!group) return null
  const look = check(scope, group)
  return look
    ? membersOf(scope, group).map((machine): Judged<T> => ({
        id: createRandom(0, `${group.id}/${machine.id}/${name}`).uuid(),
        group,
        machine,
        found: look(machine),
      }))
    : []
}

/** What every row has. It is as old as what it compares: the server and the group. */
export const rowWire = (
  face: Face,
  name: string,
  { id, group, machine, found }: Judged<{ reason: string }>,
) => ({
  id,
  resourceUri: `${face.groups}/${group.id}/${name}/${id}`,
  generation: machine.revision,
  createdAt: microTime(group.createdAt),
  updatedAt: microTime(Math.max(group.updatedAt, machine.updatedAt)),
  groupId: group.id,
  productId: machine.productId,
  serial: machine.serial,
  errorReason: found.reason,
})

const rows = <T>(
  path: string,
  name: string,
  check: Check<T>,
  properties: readonly string[],
  toWire: (row: Judged<T>) => object,
): Resource<Judged<T>> =>
  resource<Judged<T>>({
    service: 'compute-ops',
    path: `${path}/:parentId/${name}`,
    limit: null,
    filter: properties.length > 0 ? { dialect: computeOpsDialect, properties } : null,
    sort: false,
    select: null,
    empty: [],
    list: (scope, parentId) => judge(scope, parentId, name, check),
    find: (scope, id, parentId) =>
      judge(scope, parentId, name, check)?.find((row) => row.id === id),
    toWire,
  })

/** The firmware of each server against the bundle of its group, without paging (facts.md 4.2). */
export const firmwareRows = (
  face: Face,
  properties: readonly string[],
  toWire: (row: Judged<FirmwareCompliance>) => object,
): Resource<Judged<FirmwareCompliance>> =>
  rows(
    face.groups,
    'compliance',
    ({ estate }, group) =>
      (machine) =>
        firmwareCompliance(estate, group, machine),
    properties,
    toWire,
  )

/** The iLO settings of each server against those of its group; none where the group applies none. */
export const iloRows = (
  face: Face,
  toWire: (row: Judged<IloCompliance>) => object,
): Resource<Judged<IloCompliance>> =>
  rows(
    face.groups,
    'ilo-settings-compliance',
    ({ estate }, group) =>
      groupIloSetting(estate, group) ? (machine) => iloCompliance(estate, group, machine) : null,
    [],
    toWire,
  )
