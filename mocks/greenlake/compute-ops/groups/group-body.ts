import * as v from 'valibot'
import type { Group, GroupPolicies } from '../../../estate/types'
import { mergePatch } from '../../merge-patch'
import { badField } from '../../refusal'
import type { Scope } from '../../resource'
import type { Call } from '../../route'
import { readBody } from '../../route'
import { oldPolicyNames } from './old-wire'

/** What a body can say of a group, in the estate's terms; what it leaves out stays. */
export type GroupChange = Partial<
  Pick<Group, 'name' | 'description' | 'deviceType' | 'autoAddTags' | 'policies' | 'settingIds'>
>

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const description = v.nullish(v.pipe(v.string(), v.maxLength(10_000)))
const tags = v.nullish(
  v.pipe(
    v.record(v.string(), v.string()),
    v.check((given) => Object.keys(given).length <= 1, 'A group has one tag at most.'),
  ),
)
const uris = v.optional(v.array(v.string()))
const flag = v.nullish(v.boolean())
const flags = <Name extends string>(names: readonly Name[]) =>
  v.object(Object.fromEntries(names.map((one) => [one, flag])) as Record<Name, typeof flag>).entries

const onDeviceAdd = v.object({
  ...flags([
    'biosApplySettings',
    'biosFactoryReset',
    'externalStorageConfiguration',
    'firmwareDowngrade',
    'firmwarePowerOff',
    'firmwareUpdate',
    'iloApplySettings',
    'osInstall',
    'storageConfiguration',
    'storageVolumeDeletion',
  ]),
  osCompletionTimeoutMin: v.nullish(
    v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(720)),
  ),
  storageVolumeName: v.nullish(v.string()),
  storageVolumes: v.nullish(v.array(v.object({ id: v.string(), name: v.nullish(v.string()) }))),
})
const onApply = v.object({ firmwareDowngrade: flag })
const policies = v.nullish(
  v.object({ onDeviceAdd: v.nullish(onDeviceAdd), onDeviceApply: v.nullish(onApply) }),
)

const changes = { description, autoAddTags: tags, policies, settingsUris: uris }
const deviceTypes = ['DIRECT_CONNECT_SERVER', 'OVE_APPLIANCE_SYNERGY', 'OVE_APPLIANCE_VM'] as const
const createBody = v.object({ ...changes, name, deviceType: v.picklist(deviceTypes) })
const changeBody = v.object({ ...changes, name: v.optional(name) })

const oldChanges = {
  description,
  autoAddServerTags: tags,
  autoFwUpdateOnAdd: v.optional(v.boolean()),
  serverPolicies: v.nullish(
    v.object({
      onServerAdd: v.nullish(v.record(v.string(), v.unknown())),
      onSettingsApply: v.nullish(onApply),
    }),
  ),
  serverSettingsUris: uris,
}
const oldCreateBody = v.object({ ...oldChanges, name })
const oldChangeBody = v.object({ ...oldChanges, name: v.optional(name) })

const bad = (subject: string, text: string) => badField('compute-ops', subject, text)

/** The settings that addresses lead to, whatever version of the API they are of. */
const settingIdsIn = ({ estate, region }: Scope, subject: string, addresses: string[]): string[] =>
  addresses.map((address, index) => {
    const setting = estate.settings.get(address.split('/').at(-1) ?? '')
    if (!setting || (setting.region !== null && setting.region !== region))
      throw bad(`${subject}.${index}`, 'There is no such setting.')
    return setting.id
  })

const noPolicies: GroupPolicies = {
  onDeviceAdd: {},
  onDeviceApply: { firmwareDowngrade: false },
}

type PoliciesGiven = v.InferOutput<typeof policies>

/** The policies of a group after a body has changed them: null takes away, as a merge patch does. */
const mergedPolicies = (before: GroupPolicies, given: PoliciesGiven): GroupPolicies =>
  given
    ? {
        onDeviceAdd: mergePatch(before.onDeviceAdd, given.onDeviceAdd ?? {}) as Record<
          string,
          unknown
        >,
        onDeviceApply: {
          firmwareDowngrade:
            given.onDeviceApply?.firmwareDowngrade ?? before.onDeviceApply.firmwareDowngrade,
        },
      }
    : noPolicies

type Body = v.InferOutput<typeof createBody>
type Given = { [Name in keyof Body]?: Body[Name] | undefined }

const changeIn = (
  scope: Scope,
  given: Given,
  before: Group | null,
  settingsName: string,
): GroupChange => ({
  ...(given.name === undefined ? {} : { name: given.name }),
  ...(given.deviceType === undefined ? {} : { deviceType: given.deviceType }),
  ...(given.description === undefined ? {} : { description: given.description }),
  ...(given.autoAddTags === undefined ? {} : { autoAddTags: given.autoAddTags }),
  ...(given.policies === undefined
    ? {}
    : { policies: mergedPolicies(before?.policies ?? noPolicies, given.policies) }),
  ...(given.settingsUris === undefined
    ? {}
    : { settingIds: settingIdsIn(scope, settingsName, given.settingsUris) }),
})

/** What v1 and v1beta3 ask for, of a new group (`before` is null) or of one that there is. */
export const readGroup = (call: Call, before: Group | null): GroupChange =>
  changeIn(
    call.scope,
    readBody<typeof createBody | typeof changeBody>(
      call,
      'compute-ops',
      before ? changeBody : createBody,
    ),
    before,
    'settingsUris',
  )

const newPolicyNames = new Map(Object.entries(oldPolicyNames).map(([now, then]) => [then, now]))

/** What v1beta2 asks for; its groups are of servers, and of any of them. */
export const readOldGroup = (call: Call, before: Group | null): GroupChange => {
  const body = readBody<typeof oldCreateBody | typeof oldChangeBody>(
    call,
    'compute-ops',
    before ? oldChangeBody : oldCreateBody,
  )
  const { autoFwUpdateOnAdd: update, serverPolicies } = body
  const told = Object.fromEntries(
    Object.entries(serverPolicies?.onServerAdd ?? {}).flatMap(([then, value]) => {
      const now = newPolicyNames.get(then)
      return now === undefined ? [] : [[now, value]]
    }),
  )
  if (update !== undefined && 'firmwareUpdate' in told && told['firmwareUpdate'] !== update)
    throw bad('autoFwUpdateOnAdd', 'Must be as serverPolicies.onServerAdd.firmwareUpdate is.')
  const added = v.safeParse(onDeviceAdd, {
    ...told,
    ...(update === undefined ? {} : { firmwareUpdate: update }),
  })
  if (!added.success) throw bad('serverPolicies.onServerAdd', added.issues[0].message)
  const { name: called, description: described, autoAddServerTags, serverSettingsUris } = body
  return changeIn(
    call.scope,
    {
      ...(called === undefined ? {} : { name: called }),
      description: described,
      autoAddTags: autoAddServerTags,
      ...(serverSettingsUris ? { settingsUris: serverSettingsUris } : {}),
      ...(serverPolicies === undefined && update === undefined
        ? {}
        : {
            policies: { onDeviceAdd: added.output, onDeviceApply: serverPolicies?.onSettingsApply },
          }),
    },
    before,
    'serverSettingsUris',
  )
}
