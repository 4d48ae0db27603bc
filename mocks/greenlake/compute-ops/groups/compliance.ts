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
import { memberVersion } from './group-version'

/** How one server of a group stands, in one respect. */
export type Judged<T> = { id: string; group: Group; machine: Machine; found: T }
type Check<T> = (scope: Scope, group: Group) => ((machine: Machine) => T) | null

const rowId = ({ groupId, id }: Machine, name: string) =>
  createRandom(0, `${groupId}/${id}/${name}`).uuid()

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

/** A row for each server of a group, judged where it is written: servers are many, and change seldom. */
const rows = <T>(
  path: string,
  name: string,
  check: Check<T>,
  properties: readonly string[],
  toWire: (row: Judged<T>) => object,
): Resource<Machine> => {
  const list = (scope: Scope, parentId: string) => {
    const group = findGroup(scope, parentId)
    if (!group) return null
    return check(scope, group) ? membersOf(scope, group) : []
  }
  return resource<Machine>({
    service: 'compute-ops',
    path: `${path}/:parentId/${name}`,
    limit: null,
    filter: properties.length > 0 ? { dialect: computeOpsDialect, properties } : null,
    sort: false,
    select: null,
    empty: [],
    list,
    find: (scope, id, parentId) =>
      list(scope, parentId)?.find((machine) => rowId(machine, name) === id),
    version: memberVersion,
    toWire: (machine, scope) => {
      const group = findGroup(scope, machine.groupId ?? '')
      const found = group && check(scope, group)?.(machine)
      if (!group || !found) throw new Error(`Nothing is compared with ${machine.id}.`)
      return toWire({ id: rowId(machine, name), group, machine, found })
    },
  })
}

/** The firmware of each server against the bundle of its group, without paging (facts.md 4.2). */
export const firmwareRows = (
  face: Face,
  properties: readonly string[],
  toWire: (row: Judged<FirmwareCompliance>) => object,
): Resource<Machine> =>
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
): Resource<Machine> =>
  rows(
    face.groups,
    'ilo-settings-compliance',
    ({ estate }, group) =>
      groupIloSetting(estate, group) ? (machine) => iloCompliance(estate, group, machine) : null,
    [],
    toWire,
  )
