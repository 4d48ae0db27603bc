import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'

/** A resource of an OpenBMC: its type without a context, and no OEM part. */
export const single = (
  path: string,
  type: string,
  body: Resource,
  acts: Partial<Entry> = {},
): Entry => ({
  path,
  read: () => ({ ...ref(path), '@odata.type': `#${type}.${type.split('.')[0]}`, ...body }),
  ...acts,
})

/** A collection and what is below it: those directly below `path` are its members. */
export const list = (path: string, kind: string, name: string, below: Entry[] = []): Entry[] => {
  const members = below.filter((entry) => !entry.path.slice(path.length + 1).includes('/'))
  const collection = single(path, `${kind}Collection`, {
    Members: members.map((member) => ref(member.path)),
    'Members@odata.count': members.length,
    Name: name,
  })
  return [collection, ...below]
}

/** What an action takes stands in a resource of its own instead of beside the action. */
export const resetInfo = (path: string, types: readonly string[]): Entry =>
  single(`${path}/ResetActionInfo`, 'ActionInfo.v1_1_2', {
    Id: 'ResetActionInfo',
    Name: 'Reset Action Info',
    Parameters: [{ AllowableValues: types, DataType: 'String', Name: 'ResetType', Required: true }],
  })

/** `#ComputerSystem.Reset`, with the address of what it takes. */
export const offerReset = (path: string, kind: string): Resource => ({
  [`#${kind}.Reset`]: {
    '@Redfish.ActionInfo': `/redfish/v1/${path}/ResetActionInfo`,
    target: `/redfish/v1/${path}/Actions/${kind}.Reset`,
  },
})

/** `2026-11-21T08:00:00+00:00`. */
export const offsetStamp = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 19)}+00:00`

export const well = { Health: 'OK', HealthRollup: 'OK', State: 'Enabled' } as const
