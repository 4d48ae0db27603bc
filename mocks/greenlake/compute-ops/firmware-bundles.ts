import type { FirmwareBundle, FirmwareComponent } from '../../estate/firmware-bundles'
import { bundleById, familyOf, firmwareBundles } from '../../estate/firmware-bundles'
import { models } from '../../estate/hardware'
import { fittingOf } from '../../estate/parts/fitting'
import { createRandom } from '../../estate/random'
import { readRoutes } from '../read-routes'
import { resource } from '../resource'
import type { Route } from '../route'
import { microTime } from '../times'

const path = '/compute-ops-mgmt/v1/firmware-bundles'
const pathV1beta2 = '/compute-ops-mgmt/v1beta2/firmware-bundles'

const generationOf = ({ family }: FirmwareBundle) => family.replace('GEN_', 'Gen')
const pageOf = ({ family, version }: FirmwareBundle) =>
  `https://support.hpe.com/docs/spp/${family.replace('GEN_', 'gen')}/${version}`

const deviceOf = (component: FirmwareComponent) =>
  'ilo' in component ? component.name : `${component.name} ${component.romFamily}`

const common = (bundle: FirmwareBundle) => ({
  id: bundle.id,
  type: 'compute-ops-mgmt/firmware-bundle',
  generation: 1,
  createdAt: microTime(bundle.releasedAt),
  updatedAt: microTime(bundle.releasedAt),
  name: `${generationOf(bundle)} Service Pack for ProLiant`,
  bundleType: bundle.type,
  bundleGeneration: `BUNDLE_${bundle.family}`,
  bundleNameFormat: bundle.version.split('.').length === 3 ? 'BUNDLE_3OCTET' : 'BUNDLE_4OCTET',
  isActive: bundle.active,
  releaseVersion: bundle.version,
  releaseDate: new Date(bundle.releasedAt).toISOString().replace('.000Z', '+00:00'),
  // One address, not a list (facts.md 6.5).
  advisories: `${pageOf(bundle)}/advisories`,
  enhancements: `${pageOf(bundle)}/enhancements`,
  releaseNotes: `${pageOf(bundle)}/release-notes`,
  summary: `Firmware for ${generationOf(bundle)} servers: ${bundle.components.map(deviceOf).join(', ')}.`,
  supportUrl: pageOf(bundle),
  supportedOsList: bundle.supportedOs,
  vmwareAddonInfo: null,
})

const monthOf = (at: number) =>
  new Date(at).toLocaleDateString('en-GB', {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })

/** A page of ten where nobody asks for more, and no filter (facts.md 4.2, 6.5). */
const bundles = resource<FirmwareBundle>({
  service: 'compute-ops',
  path,
  limit: { fallback: 10, min: 0, max: 1000 },
  filter: null,
  sort: false,
  select: null,
  empty: [],
  list: () => firmwareBundles,
  find: (_, id) => bundleById.get(id),
  toWire: (bundle) => ({
    ...common(bundle),
    resourceUri: `${path}/${bundle.id}`,
    displayName: `SPP ${bundle.version} (${monthOf(bundle.releasedAt)})`,
    description: `Service Pack for ProLiant for ${generationOf(bundle)} servers`,
    platformFamily: 'PROLIANT',
    baseBundleUri: bundle.baseId && `${path}/${bundle.baseId}`,
  }),
})

/** The older form has no display name, and calls the base that of a hotfix. */
const bundlesV1beta2 = {
  ...bundles,
  path: pathV1beta2,
  limit: { fallback: 100, min: 0, max: 1000 },
  toWire: (bundle: FirmwareBundle) => ({
    ...common(bundle),
    resourceUri: `${pathV1beta2}/${bundle.id}`,
    hotfixBaseUri: bundle.baseId && `${pathV1beta2}/${bundle.baseId}`,
  }),
}

type Category = { bundle: FirmwareBundle; name: string; devices: string[] }

/** What of a base bundle a firmware setting may leave out; ROM and iLO it may not (schemas: settingFirmware). */
const categoriesOf = (bundle: FirmwareBundle): Category[] => {
  if (bundle.type !== 'BASE') return []
  const fittings = models
    .filter(({ generation }) => familyOf(generation) === bundle.family)
    .map(fittingOf)
  const category = (name: string, devices: string[]) => ({
    bundle,
    name,
    devices: [...new Set(devices)],
  })
  return [
    category(
      'NETWORKING_ADAPTERS',
      fittings.map(({ adapter }) => adapter.name),
    ),
    category(
      'STORAGE_CONTROLLERS',
      fittings.map(({ controller }) => controller.name),
    ),
    category(
      'STORAGE_DRIVES',
      fittings.map(({ drives }) => drives.name),
    ),
  ]
}

/** The components of a bundle that can be left out, by kind, all at once. */
const bundleDetails = resource<Category>({
  service: 'compute-ops',
  path: `${path}/:parentId/bundle-details`,
  limit: null,
  filter: null,
  sort: false,
  select: null,
  empty: [],
  list: (_, parentId) => {
    const bundle = bundleById.get(parentId)
    return bundle ? categoriesOf(bundle) : null
  },
  find: null,
  toWire: ({ bundle, name, devices }) => ({
    id: createRandom(0, `${bundle.id}/${name}`).uuid(),
    type: 'compute-ops-mgmt/firmware-bundle/bundle-detail',
    generation: 1,
    createdAt: microTime(bundle.releasedAt),
    updatedAt: microTime(bundle.releasedAt),
    bundleId: bundle.id,
    category: name,
    categoryDetails: [
      {
        Devices: devices.map((device) => ({
          DeviceName: device,
          Target: createRandom(0, `target/${device}`).uuid(),
        })),
      },
    ],
  }),
})

export const firmwareBundleRoutes: Route[] = [
  ...readRoutes(bundles),
  ...readRoutes(bundlesV1beta2),
  ...readRoutes(bundleDetails),
]
