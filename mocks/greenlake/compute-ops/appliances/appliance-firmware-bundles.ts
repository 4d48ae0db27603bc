import type { Appliance } from '../../../estate/appliances'
import { createRandom } from '../../../estate/random'
import { computeOpsDialect, oneviewDialect } from '../../../odata/dialect'
import { readRoutes } from '../../read-routes'
import type { Scope } from '../../resource'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { microTime } from '../../times'
import { deviceIdOf } from './appliance-shelf'
import { oneviewsIn } from './oneview-appliances'

type Bundle = {
  id: string
  kind: Exclude<Appliance['kind'], 'GATEWAY'>
  version: string
  upgradesFrom: string[]
  releasedAt: number
}

const releases = [
  { version: '8.70.00', upgradesFrom: ['8.50.00', '8.60.00'], releasedAt: Date.UTC(2024, 0, 25) },
  { version: '9.20.00', upgradesFrom: ['8.70.00'], releasedAt: Date.UTC(2025, 1, 6) },
  { version: '9.30.00', upgradesFrom: ['8.70.00', '9.20.00'], releasedAt: Date.UTC(2025, 8, 18) },
]
const bundles = (['VM', 'SYNERGY'] as const).flatMap((kind) =>
  releases.map((release): Bundle => ({
    id: createRandom(0, `${kind} ${release.version}`).hex(32),
    kind,
    ...release,
  })),
)

/** A bundle by its id. */
export const applianceBundle = (id: string): Bundle | undefined =>
  bundles.find((bundle) => bundle.id === id)

const bundleWire = (path: string, bundle: Bundle) => ({
  id: bundle.id,
  type: 'compute-ops-mgmt/appliance-firmware-bundle',
  resourceUri: `${path}/${bundle.id}`,
  name: `HPE OneView ${bundle.version} for ${bundle.kind}`,
  applianceType: bundle.kind,
  applianceVersion: bundle.version,
  applicableAppliances: [],
  features: [],
  languages: ['en_US', 'ja_JP', 'zh_CN'],
  milestone: bundle.version === '8.70.00',
  ovaFileName: 'Update.bin',
  rdaBundlePath: `/depot/oneview/${bundle.version}`,
  releaseDate: new Date(bundle.releasedAt).toISOString().slice(0, 10),
  releaseNotes: `https://support.hpe.com/oneview/${bundle.version}`,
  size: 7_516_192_768,
  state: 'ACTIVE',
  supportedUpgrades: bundle.upgradesFrom,
  synergyReleaseInfo: `https://support.hpe.com/synergy/${bundle.version}`,
  createdAt: microTime(bundle.releasedAt),
  updatedAt: microTime(bundle.releasedAt),
})
type Wire = ReturnType<typeof bundleWire>

const bundleResource = (version: 'v1' | 'v1beta1') => {
  const path = `/compute-ops-mgmt/${version}/appliance-firmware-bundles`
  return resource<Bundle>({
    service: 'compute-ops',
    path,
    limit: { fallback: 100, min: 0, max: 1000 },
    filter: {
      dialect: version === 'v1' ? computeOpsDialect : oneviewDialect,
      properties: ['applianceType', 'applianceVersion'],
    },
    sort: true,
    select: null,
    empty: [],
    list: () => bundles,
    find: (_, id) => bundles.find((bundle) => bundle.id === id),
    toWire: (bundle) => bundleWire(path, bundle),
  })
}

const applicable = (scope: Scope, { applianceType, supportedUpgrades }: Wire) =>
  oneviewsIn(scope)
    .filter(({ kind, version }) => kind === applianceType && supportedUpgrades.includes(version))
    .map((appliance) => ({
      id: appliance.id,
      deviceId: deviceIdOf(appliance),
      name: appliance.hostName,
      version: appliance.version,
    }))

/** Who may be updated is told of one bundle only, and only where its type was asked for. */
const withAppliances =
  (answer: Route['answer']): Route['answer'] =>
  async (call: Call) => {
    const response = await answer(call)
    const { search, scope } = call
    const wanted =
      search.get('displayAppliances') === 'true' && search.get('filter')?.includes('applianceType')
    if (!wanted || !response.ok) return response
    const body = (await response.json()) as { items: Wire[] }
    const [only, ...others] = body.items
    if (!only || others.length > 0) return Response.json(body)
    const items = [{ ...only, applicableAppliances: applicable(scope, only) }]
    return Response.json({ ...body, items })
  }

export const applianceFirmwareBundleRoutes: Route[] = (['v1', 'v1beta1'] as const).flatMap(
  (version) => {
    const [list, ...items] = readRoutes(bundleResource(version))
    return list ? [{ ...list, answer: withAppliances(list.answer) }, ...items] : items
  },
)
