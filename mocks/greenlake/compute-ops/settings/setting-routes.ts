import { changeGroup } from '../../../estate/groups'
import { createRandom } from '../../../estate/random'
import type { Setting } from '../../../estate/types'
import { computeOpsDialect } from '../../../odata/dialect'
import { mergePatch } from '../../merge-patch'
import { readRoutes } from '../../read-routes'
import { badFields, existing, refusal, Refused } from '../../refusal'
import type { Scope } from '../../resource'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { created, noContent, readBody } from '../../route'
import { microTime } from '../../times'
import { readFlag } from '../flag'
import { newId } from '../records'
import { changeBody, createBody, faultsIn } from './setting-body'

/** One of the three faces of the shelf of settings. */
export type SettingsFace = {
  path: `/${string}`
  type: string
  properties: readonly string[]
  /** What this face alone adds to a setting. */
  more: object
  /** Whether it knows the settings of OneView appliances. */
  appliances: boolean
}

const settingsOf = ({ estate, region }: Scope, { appliances }: SettingsFace) =>
  [...estate.settings.values()].filter(
    (setting) =>
      (setting.region === null || setting.region === region) &&
      (appliances || !setting.category.startsWith('OVE_')),
  )

const settingIn = (face: SettingsFace, { scope, params }: Call): Setting =>
  existing(settingsOf(scope, face).find(({ id }) => id === params['id']))

const settingWire = ({ path, type, more }: SettingsFace, setting: Setting) => ({
  id: setting.id,
  type,
  resourceUri: `${path}/${setting.id}`,
  generation: setting.revision,
  createdAt: microTime(setting.createdAt),
  updatedAt: microTime(setting.updatedAt),
  name: setting.name,
  description: setting.description,
  category: setting.category,
  settings: setting.settings,
  ...more,
})

const bad = (fields: { subject: string; description: string }[]) =>
  new Refused(badFields('compute-ops', fields))

/** Volumes that nobody has given an id get one, so that groups can name them. */
const withVolumeIds = (settings: Record<string, unknown>, settingId: string) => {
  const given = settings['DEFAULT']
  if (typeof given !== 'object' || given === null || !('volumes' in given)) return settings
  if (!Array.isArray(given.volumes)) return settings
  const volumes = given.volumes.map((volume: { id?: string | null }, index) => ({
    ...volume,
    id: volume.id ?? createRandom(0, `${settingId}/volume ${index}`).uuid(),
  }))
  return { ...settings, DEFAULT: { ...given, volumes } }
}

const isNameTaken = (face: SettingsFace, scope: Scope, name: string, but?: Setting) =>
  settingsOf(scope, face).some((one) => one !== but && one.name === name)

const create = (face: SettingsFace, call: Call): Response => {
  const { scope } = call
  const {
    name,
    description = null,
    category,
    settings = {},
  } = readBody(call, 'compute-ops', createBody)
  const faults = faultsIn(category, settings)
  if (!face.appliances && category.startsWith('OVE_'))
    faults.push({ subject: 'category', description: 'Servers have no such category.' })
  if (faults.length > 0) throw bad(faults)
  if (isNameTaken(face, scope, name)) return refusal(409, 'Another setting has this name.')
  const id = newId(scope)
  const at = scope.estate.now()
  const setting: Setting = {
    id,
    region: scope.region,
    name,
    description,
    category,
    settings: withVolumeIds(settings, id),
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
  scope.estate.settings.set(id, setting)
  return created(settingWire(face, setting), `${face.path}/${id}`)
}

const change = (face: SettingsFace, call: Call): Response => {
  const { scope } = call
  const setting = settingIn(face, call)
  if (setting.region === null)
    throw bad([{ subject: 'id', description: 'Settings that HPE has defined stay as they are.' }])
  const { name, description, settings } = readBody(call, 'compute-ops', changeBody)
  const merged = mergePatch(setting.settings, settings ?? {}) as Record<string, unknown>
  const faults = faultsIn(setting.category, merged)
  if (name !== undefined && isNameTaken(face, scope, name, setting))
    faults.push({ subject: 'name', description: 'Another setting has it.' })
  if (faults.length > 0) throw bad(faults)
  Object.assign(setting, {
    name: name ?? setting.name,
    description: description === undefined ? setting.description : description,
    settings: withVolumeIds(merged, setting.id),
    updatedAt: scope.estate.now(),
    revision: setting.revision + 1,
  })
  return Response.json(settingWire(face, setting))
}

const remove = (face: SettingsFace, call: Call): Response => {
  const { estate } = call.scope
  const setting = settingIn(face, call)
  const users = [...estate.groups.values()].filter(({ settingIds }) =>
    settingIds.includes(setting.id),
  )
  if (setting.region === null) return refusal(409, 'Settings that HPE has defined stay.')
  if (users.length > 0 && !readFlag(call.search, 'force'))
    return refusal(409, `The setting is used by ${users.map(({ name }) => name).join(', ')}.`)
  estate.act((course, at) => {
    for (const group of users)
      changeGroup(course, at, group, {
        settingIds: group.settingIds.filter((id) => id !== setting.id),
      })
    course.world.settings.delete(setting.id)
  })
  return noContent()
}

/** The shelf by one of its faces: read, filled, changed and cleared; a setting in use goes by force only. */
export const settingRoutes = (face: SettingsFace): Route[] => {
  const { path, properties } = face
  const settings = resource<Setting>({
    service: 'compute-ops',
    path,
    limit: null,
    filter: { dialect: computeOpsDialect, properties },
    sort: false,
    select: null,
    empty: [],
    list: (scope) => settingsOf(scope, face),
    find: (scope, id) => settingsOf(scope, face).find((one) => one.id === id),
    toWire: (setting) => settingWire(face, setting),
  })
  const write = (
    method: Route['method'],
    address: string,
    answer: (face: SettingsFace, call: Call) => Response,
  ): Route => ({
    method,
    service: 'compute-ops',
    path: address,
    answer: (call) => answer(face, call),
  })
  return [
    ...readRoutes(settings),
    write('POST', path, create),
    write('PATCH', `${path}/:id`, change),
    write('DELETE', `${path}/:id`, remove),
  ]
}
