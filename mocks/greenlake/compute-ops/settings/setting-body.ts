import * as v from 'valibot'
import { bundleById } from '../../../estate/firmware-bundles'

const text = v.string()
const flag = v.boolean()
const loose = v.record(v.string(), v.unknown())

const volume = v.looseObject({
  id: v.nullish(text),
  raidType: v.picklist([
    'RAID0',
    'RAID1',
    'RAID1_TRIPLE',
    'RAID10',
    'RAID10_TRIPLE',
    'RAID5',
    'RAID50',
    'RAID6',
    'RAID60',
  ]),
})

const bundle = v.looseObject({
  id: v.pipe(
    text,
    v.check((id) => bundleById.has(id), 'There is no such firmware bundle.'),
  ),
  componentExclusionsEnabled: v.optional(flag),
  componentExclusions: v.optional(v.array(loose)),
})

const whole = (inner: v.GenericSchema) => v.strictObject({ DEFAULT: v.optional(inner) })
const oneView = v.looseObject({
  sourceApplianceId: text,
  allowSensitiveInfoUse: v.literal(true),
})
const templates = v.looseObject({ data: v.array(loose) })
const software = v.looseObject({ applianceFirmwareId: text })

/** What a setting of each category holds, by the keys that the documents allow it (schemas: settingsCreateRequest). */
const contents = {
  BIOS: whole(
    v.looseObject({
      enableCustomWorkloadProfile: v.optional(flag),
      redfishData: v.optional(v.looseObject({ Attributes: v.optional(loose) })),
    }),
  ),
  EXTERNAL_STORAGE: whole(v.looseObject({ externalStorageHostOs: text })),
  FIRMWARE: v.strictObject({
    GEN10: v.optional(bundle),
    GEN11: v.optional(bundle),
    GEN12: v.optional(bundle),
  }),
  ILO_SETTINGS: whole(loose),
  OS: whole(v.looseObject({ osType: text, mediaUrl: text })),
  STORAGE: whole(
    v.union([
      v.looseObject({ volumes: v.array(volume) }),
      v.looseObject({
        raidType: v.picklist(['RAID0', 'RAID1', 'RAID5']),
        volumeSizeInGB: v.number(),
      }),
    ]),
  ),
  OVE_APPLIANCE_SETTINGS_ANY: whole(oneView),
  OVE_APPLIANCE_SETTINGS_SYNERGY: whole(oneView),
  OVE_SERVER_TEMPLATES_SYNERGY: whole(templates),
  OVE_SERVER_TEMPLATES_VM: whole(templates),
  OVE_SOFTWARE_VM: whole(software),
  OVE_SOFTWARE_SYNERGY: whole(software),
} satisfies Record<string, v.GenericSchema>

export type Category = keyof typeof contents

const isCategory = (name: string): name is Category => name in contents

const name = v.pipe(text, v.minLength(1), v.maxLength(100))
const description = v.nullish(v.pipe(text, v.maxLength(10_000)))

/** What is asked for of a new setting; what is in `settings` depends on its category. */
export const createBody = v.object({
  name,
  description,
  category: v.pipe(
    text,
    v.check((given) => given !== 'ILO', 'iLO settings are defined by HPE.'),
    v.check((given) => given === 'ILO' || isCategory(given), 'There is no such category.'),
  ),
  settings: v.optional(loose),
})

/** What can be changed of a setting; its category cannot. */
export const changeBody = v.object({
  name: v.optional(name),
  description,
  settings: v.optional(loose),
})

/** What is wrong with the settings of a category, by their place; none where all is well. */
export const faultsIn = (
  category: string,
  settings: object,
): { subject: string; description: string }[] => {
  if (!isCategory(category)) return []
  const read = v.safeParse(contents[category], settings)
  return (read.issues ?? []).map((issue) => ({
    subject: ['settings', v.getDotPath(issue)].filter(Boolean).join('.'),
    description: issue.message,
  }))
}
