import type { Result } from '../../../../../contract/problem'
import type { Upstream } from '../../../../upstream/upstream'
import { askedFor } from '../../../../upstream/upstream'
import type { Looked, LookAsking, ServerLooks } from '../../../look'
import { mapped } from '../../../mapped'
import { mapAlert } from '../map-alert'
import type { Warranties } from '../warranties'
import { createLookClient, type LookClient } from './client'
import { createCommon } from './common'
import { bundleIdOf, judgementOf, mapFirmware } from './map-firmware'
import { groupOf, mapGroup } from './map-group'
import { mapHardware } from './map-hardware'
import { mapEnergy, mapUtilization } from './map-metrics'
import { mapSupport } from './map-support'
import { spanOf } from './span'

/** Where a server has no energy to tell, its place cannot be read there either. */
const withoutPlace = new Set(['not-found', 'refused', 'forbidden'])

/** What compute-ops tells of one server beyond its record, part by part. */
export const computeOpsLooks = (
  upstream: Upstream,
  now: () => Date,
  warranties: Warranties,
): ServerLooks => {
  const common = createCommon(upstream.source, now)

  /** Who waits for the first answer may use the last of the budget; a reading that is repeated may not. */
  const clientFor = ({ first, ...asking }: LookAsking) =>
    createLookClient(first ? askedFor(upstream, asking) : upstream, asking.signal)

  const groupHolding = (client: LookClient, server: Looked) =>
    mapped(common.groups(client), (groups) => groupOf(groups, server))

  const locationOf = async (client: LookClient, id: string): Promise<Result<string | null>> => {
    const page = await client.energyEntity(id, spanOf('24h', now()))
    if (!page.ok) return withoutPlace.has(page.problem.kind) ? { ok: true, value: null } : page
    const item = page.value.items.find((one) => one.id === id) ?? page.value.items[0]
    return { ok: true, value: item?.entityDetails.location ?? null }
  }

  return {
    hardware: ({ id }, asking) => mapped(clientFor(asking).inventory(id), mapHardware),

    alerts: ({ id }, asking) =>
      mapped(clientFor(asking).alerts(id), ({ items }) => items.map(mapAlert)),

    firmware: async (server, asking) => {
      const client = clientFor(asking)
      const [record, group] = await Promise.all([
        client.record(server.id),
        groupHolding(client, server),
      ])
      if (!record.ok) return record
      if (!group.ok) return group
      const judged = group.value
        ? await common.compliance(client, group.value.id)
        : { ok: true as const, value: [] }
      if (!judged.ok) return judged
      const judgement = judgementOf(judged.value, server.id)
      const bundleId = bundleIdOf(record.value, judgement)
      const bundle = bundleId === null ? null : await common.bundle(client, bundleId)
      if (bundle?.ok === false) return bundle
      return { ok: true, value: mapFirmware(record.value, judgement, bundle?.value ?? null) }
    },

    group: async (server, asking) => {
      const client = clientFor(asking)
      const group = await groupHolding(client, server)
      if (!group.ok || group.value === null) return group.ok ? { ok: true, value: null } : group
      const [settings, ilo] = await Promise.all([
        common.settings(client),
        common.iloCompliance(client, group.value.id),
      ])
      if (!settings.ok) return settings
      if (!ilo.ok) return ilo
      return { ok: true, value: mapGroup(group.value, settings.value, ilo.value, server.id) }
    },

    support: async ({ id }, asking) => {
      const client = clientFor(asking)
      const [record, location, warranty] = await Promise.all([
        client.record(id),
        locationOf(client, id),
        warranties.of(clientFor({ ...asking, first: false }), id),
      ])
      if (!record.ok) return record
      if (!location.ok) return location
      if (!warranty.ok) return warranty
      return { ok: true, value: mapSupport(record.value, warranty.value, location.value) }
    },

    energy: ({ id, range }, asking) => {
      const span = spanOf(range, now())
      return mapped(clientFor(asking).energy(id, span), (record) => mapEnergy(record, span))
    },

    utilization: ({ id, range, metric }, asking) => {
      const span = spanOf(range, now())
      return mapped(clientFor(asking).utilization(id, metric, span), (record) =>
        mapUtilization(record, span),
      )
    },
  }
}
