import { createRandom } from '../../estate/random'
import { badParameter, notFound, Refused } from '../refusal'
import type { Call, Route } from '../route'
import { releasesOf } from './software-catalogue'
import { releaseWire } from './software-releases'

const needed = (search: URLSearchParams, names: readonly string[]): string => {
  const value = names.map((name) => search.get(name)).find((one) => one)
  if (value) return value
  throw new Refused(badParameter('data-services', names.join(' or '), 'Must be supplied.'))
}

/**
 * GET v1beta1/software-upgrades: what an installed version can be brought to (facts.md 8). The next
 * release is free to be applied, those behind it once that is.
 */
const listUpgrades = ({ search, scope }: Call) => {
  const releases = releasesOf(needed(search, ['software-component-id']))
  const version = needed(search, ['version'])
  needed(search, ['serial-number', 'agent-id'])
  const installed = releases.findIndex((release) => release.version === version)
  if (installed < 0) return notFound()
  const items = releases.slice(installed + 1).map((release, index, newer) => ({
    id: createRandom(0, `${version}/${release.id}`).uuid(),
    type: 'data-services/software-upgrade',
    allowed: index === 0,
    notes: index === 0 ? [] : [`Upgrade to ${newer[index - 1]?.version} first.`],
    softwareRelease: releaseWire(release, scope),
  }))
  return Response.json({ items, count: items.length, offset: 0, total: items.length })
}

export const softwareUpgradeRoutes: Route[] = [
  {
    method: 'GET',
    service: 'data-services',
    path: '/data-services/v1beta1/software-upgrades',
    answer: listUpgrades,
  },
]
