import * as v from 'valibot'
import { createRandom } from '../../estate/random'
import { dataServicesDialect } from '../../odata/dialect'
import { readRoutes } from '../read-routes'
import { recordWire } from '../record'
import { notFound, refusal } from '../refusal'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import type { Release } from './software-catalogue'
import { releases, releasesOf } from './software-catalogue'

const path = '/data-services/v1beta1/software-releases'

const fileWire = (filename: string, [min, max]: [number, number]) => {
  const random = createRandom(0, filename)
  return { filename, sha256Checksum: random.hex(64), sizeInBytes: random.int(min, max) }
}

/** A release (facts.md 8). */
export const releaseWire = (release: Release, scope: Pick<Scope, 'workspaceId'>) => ({
  ...recordWire(scope, 'data-services/software-release', `${path}/${release.id}`, {
    ...release,
    name: `${release.component} v${release.version}`,
  }),
  softwareComponent: {
    id: release.componentId,
    name: release.component,
    type: 'data-services/software-component',
  },
  version: release.version,
  usage: release.usage,
  stability: 'GENERAL_AVAILABILITY',
  downloadable: release.downloadable,
  software: fileWire(release.file, [3_000_000_000, 9_000_000_000]),
  signature: fileWire(`${release.file}.sig`, [512, 2_048]),
})

/** GET v1beta1/software-releases: the one list of Data Services that knows `or` (facts.md 5). */
const softwareReleases = resource<Release>({
  service: 'data-services',
  path,
  limit: { fallback: 100, min: 0, max: 100 },
  filter: {
    dialect: { ...dataServicesDialect, comparisons: ['eq'], functions: [], logic: true },
    properties: ['softwareComponent/id', 'version'],
  },
  sort: ['id', 'version'],
  select: 'top',
  empty: null,
  list: () => releases.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  find: (_scope, id) => releases.find((release) => release.id === id),
  toWire: releaseWire,
})

const downloadSchema = v.object({ file: v.picklist(['SOFTWARE', 'SIGNATURE']) })

/** Sends on to where the file is for a while. */
const download = (call: Call) => {
  const release = releases.find(({ id }) => id === call.params['id'])
  if (!release) return notFound()
  const { file } = readBody(call, 'data-services', downloadSchema)
  if (!release.downloadable)
    return refusal(403, 'The release cannot be downloaded.', {
      code: 'HPE_GL_DATA_SERVICES_RELEASE_DENIED',
    })
  const name = file === 'SOFTWARE' ? release.file : `${release.file}.sig`
  const until = Math.floor(call.scope.estate.now() / 1_000) + 3_600
  const location = `https://downloads.example.com/${release.id}/${name}?Expires=${until}`
  return Response.json({}, { status: 303, headers: { location } })
}

/** The newest release that a new installation may begin with. */
const installRelease = ({ params, scope }: Call) => {
  const release = releasesOf(params['id'] ?? '').findLast(({ usage }) => usage !== 'UPGRADE')
  return release ? Response.json(releaseWire(release, scope)) : notFound()
}

export const softwareReleaseRoutes: Route[] = [
  ...readRoutes(softwareReleases),
  { method: 'POST', service: 'data-services', path: `${path}/:id/download`, answer: download },
  {
    method: 'GET',
    service: 'data-services',
    path: '/data-services/v1beta1/software-components/:id/install-release',
    answer: installRelease,
  },
]
