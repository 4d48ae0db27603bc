import type { BundleFamily } from './firmware-bundles'
import { firmwareBundles } from './firmware-bundles'
import { securedIlo } from './ilo-settings'
import { createRandom } from './random'
import type { Group, Region, Setting } from './types'

/** Before every estate's beginning: what HPE has defined is as old as the service. */
const definedAt = Date.UTC(2022, 2, 29)

/** Ids of what HPE has defined begin alike, in every region (compute-ops schemas: settingsUris). */
const defined = (
  number: number,
  setting: Pick<Setting, 'name' | 'category' | 'settings'>,
): Setting => ({
  id: `00000000-0000-0000-0000-${800_000_000_000 + number}`,
  region: null,
  description: null,
  createdAt: definedAt,
  updatedAt: definedAt,
  revision: 1,
  ...setting,
})

const workloadProfiles = [
  ['General Power Efficient Compute', 'GeneralPowerEfficientCompute'],
  ['General Peak Frequency Compute', 'GeneralPeakFrequencyCompute'],
  ['General Throughput Compute', 'GeneralThroughputCompute'],
  ['Virtualization - Power Efficient', 'Virtualization-PowerEfficient'],
  ['Virtualization - Max Performance', 'Virtualization-MaxPerformance'],
  ['Low Latency', 'LowLatency'],
  ['Mission Critical', 'MissionCritical'],
  ['Transactional Application Processing', 'TransactionalApplicationProcessing'],
  ['Decision Support', 'DecisionSupport'],
] as const

const definedByHpe: Setting[] = [
  ...workloadProfiles.map(([name, WorkloadProfile], index) =>
    defined(index + 1, {
      name,
      category: 'BIOS',
      settings: { DEFAULT: { redfishData: { Attributes: { WorkloadProfile } } } },
    }),
  ),
  defined(workloadProfiles.length + 1, {
    name: 'iLO settings enabled for security',
    // The documents say ILO; its clients ask for this (HPE-COM-PowerShell-Library, COM-Settings).
    category: 'ILO_SETTINGS',
    settings: { DEFAULT: { Attributes: securedIlo } },
  }),
]

const keys = { GEN_10: 'GEN10', GEN_11: 'GEN11', GEN_12: 'GEN12' } satisfies Partial<
  Record<BundleFamily, string>
>
type ServedFamily = keyof typeof keys
const isServed = (family: BundleFamily): family is ServedFamily => family in keys

/** The base bundle of each generation that a firmware setting can name; `age` 0 is the newest. */
const baselines = (age: 0 | 1) =>
  Object.fromEntries(
    (['GEN_10', 'GEN_11', 'GEN_12'] as const).flatMap((family) => {
      const bases = firmwareBundles.filter((one) => one.type === 'BASE' && one.family === family)
      const bundle = bases[age]
      return bundle ? [[keys[family], { id: bundle.id }]] : []
    }),
  )

/** The bundle that a group brings the servers of a generation to; null where it says nothing of them. */
export const bundleIdOf = (setting: Setting, family: BundleFamily): string | null => {
  const entry = isServed(family) ? setting.settings[keys[family]] : undefined
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : null
  return typeof id === 'string' ? id : null
}

const made = (
  region: Region,
  now: number,
  given: Pick<Setting, 'name' | 'description' | 'category' | 'settings'>,
): Setting => ({
  id: createRandom(0, `setting/${region}/${given.name}`).uuid(),
  region,
  createdAt: now,
  updatedAt: now,
  revision: 1,
  ...given,
})

const day = 86_400_000

/** The settings of the estate: those of HPE, and of each region, applied by its groups. */
export const createSettings = (
  groups: ReadonlyMap<string, Group>,
  now: number,
): Map<string, Setting> => {
  const settings = new Map(definedByHpe.map((setting) => [setting.id, setting]))
  const named = (name: string) => definedByHpe.find((one) => one.name === name)
  for (const region of ['us-west', 'eu-central', 'ap-northeast'] as const) {
    const current = made(region, now - 40 * day, {
      name: 'Firmware autumn 2025',
      description: 'What every server shall have',
      category: 'FIRMWARE',
      settings: baselines(0),
    })
    const pinned = made(region, now - 200 * day, {
      name: 'Firmware of the edge',
      description: 'Frozen until the line is upgraded',
      category: 'FIRMWARE',
      settings: baselines(1),
    })
    const volumes = made(region, now - 300 * day, {
      name: 'Mirrored system volume',
      description: null,
      category: 'STORAGE',
      settings: { DEFAULT: { raidType: 'RAID1', volumeSizeInGB: -1 } },
    })
    const external = made(region, now - 300 * day, {
      name: 'Datastores of ESXi',
      description: null,
      category: 'EXTERNAL_STORAGE',
      settings: { DEFAULT: { externalStorageHostOs: 'VMWARE_ESXI' } },
    })
    for (const setting of [current, pinned, volumes, external]) settings.set(setting.id, setting)
    const applied: Record<string, (Setting | undefined)[]> = {
      esx: [
        current,
        named('Virtualization - Max Performance'),
        named('iLO settings enabled for security'),
        external,
      ],
      db: [current, named('Transactional Application Processing'), volumes],
      k8s: [current, named('iLO settings enabled for security'), volumes],
      edge: [pinned],
    }
    for (const group of groups.values())
      if (group.region === region) {
        const role = group.name.split('-')[1] ?? ''
        group.settingIds = (applied[role] ?? [current]).flatMap((setting) => setting?.id ?? [])
      }
  }
  return settings
}
