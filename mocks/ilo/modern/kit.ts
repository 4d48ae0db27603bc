import { type Act, acting, type Entry, nothing } from '../entry'
import { hpe, ref, type Resource, typed } from '../redfish'
import { Refused, say } from '../saying'
import type { View } from '../view'
import { type TypeName, versionOf } from './type-versions'

/** The head of a resource in the version of the view's generation. */
export const described = ({ generation }: View, path: string, name: TypeName) =>
  typed(path, name, versionOf(name, generation))

/** HPE's part of a resource, with the head that goes with it. */
export const oem = ({ generation }: View, name: TypeName, members: Resource) => ({
  Hpe: { ...hpe(name, versionOf(name, generation)), ...members },
})

type Title = { name: string; description?: string }

/**
 * A collection of `kind` and what is below it: those directly below `path` are its members. `more` stands
 * in the collection itself.
 */
export const list = (
  path: string,
  kind: string,
  { name, description = name }: Title,
  below: Entry[],
  more: Partial<Entry> & { own?: () => Resource } = {},
): Entry[] => {
  const { own, ...acts } = more
  const members = below.filter((entry) => !entry.path.slice(path.length + 1).includes('/'))
  const read = () => ({
    '@odata.context': `/redfish/v1/$metadata#${kind}Collection.${kind}Collection`,
    ...ref(path),
    '@odata.type': `#${kind}Collection.${kind}Collection`,
    Description: description,
    Name: name,
    Members: members.map((entry) => ref(entry.path)),
    'Members@odata.count': members.length,
    ...own?.(),
  })
  return [{ path, read, ...acts }, ...below]
}

/** A resource of one kind. */
export const single = (
  view: View,
  path: string,
  name: TypeName,
  members: () => Resource,
  acts: Partial<Entry> = {},
): Entry => ({
  path,
  read: () => ({ ...described(view, path, name), Id: path.split('/').at(-1), ...members() }),
  ...acts,
})

/** `#LogService.ClearLog` with its target, as a resource offers it. `allowed`: values by parameter. */
export const offer = (
  path: string,
  action: string,
  allowed: Record<string, readonly string[]> = {},
): Resource => ({
  [`#${action.split('/').at(-1)}`]: {
    ...Object.fromEntries(
      Object.entries(allowed).map(([name, values]) => [`${name}@Redfish.AllowableValues`, values]),
    ),
    target: `/redfish/v1/${path}/Actions/${action}`,
  },
})

/** Actions that destroy what they work on: offered, as on a real iLO, but never carried out here. */
export const withheld = (...actions: string[]): Record<string, Act> =>
  Object.assign(
    {},
    ...actions.map((action) =>
      acting(action, 'iLOConfigPriv', nothing, () => {
        throw new Refused(say(400, 'iLO.UnsupportedOperation'))
      }),
    ),
  )

export const enabled = { Health: 'OK', State: 'Enabled' } as const
