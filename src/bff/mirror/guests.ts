import type { Guests } from '../../contract/guests'
import { guestsShown } from '../../contract/guests'
import type { Store } from '../store/store'
import type { Rows } from './models'
import { readDocuments } from './rows'

/** The name without its domain; an address has none. */
const labelOf = (name: string) => (/^[\d.]+$|:/.test(name) ? name : (name.split('.')[0] ?? name))

type Span = { from: string; before: string }

/**
 * What VMs may call the host of these names: the same, or the same where one of both leaves its domain
 * out. Lower case; the spans are borders of an index.
 */
export const hostNames = (
  names: readonly (string | null)[],
): { same: string[]; within: Span[] } => {
  const known = [...new Set(names.flatMap((name) => name?.trim().toLowerCase() || []))]
  return {
    same: [...new Set(known.flatMap((name) => [name, labelOf(name)]))],
    within: known
      .filter((name) => !name.includes('.') && !name.includes(':'))
      // The character after a dot is a slash.
      .map((name) => ({ from: `${name}.`, before: `${name}/` })),
  }
}

const hostsOf = (
  vms: readonly Rows['vm'][],
  sourceName: (sourceId: string) => string,
): Guests['hosts'] => {
  const hosts = new Map<string, Guests['hosts'][number]>()
  for (const { sourceId, host, cluster, system } of vms) {
    const name = host ?? ''
    const key = JSON.stringify([sourceId, name, cluster])
    const held = hosts.get(key)
    if (held) held.vms += 1
    else
      hosts.set(key, {
        sourceId,
        sourceName: sourceName(sourceId),
        name,
        cluster,
        system,
        vms: 1,
      })
  }
  return [...hosts.values()]
}

/** The VMs that run on a machine, and the hosts that sources know it as. */
export const guestsOf = async (
  store: Store,
  names: readonly (string | null)[],
  sourceName: (sourceId: string) => string,
): Promise<Omit<Guests, 'outcomes'>> => {
  const { same, within } = hostNames(names)
  if (same.length === 0) return { hosts: [], vms: [], total: 0 }
  const found = await store
    .selectFrom('vm')
    .select(['source_id', 'id'])
    .where((eb) =>
      eb.or([
        eb('host', 'in', same),
        ...within.map(({ from, before }) =>
          eb.and([eb('host', '>=', from), eb('host', '<', before)]),
        ),
      ]),
    )
    .orderBy('protection_rank')
    .orderBy('name')
    .orderBy('source_id')
    .orderBy('id')
    .execute()
  const rows = new Map<string, Rows['vm']>()
  for (const sourceId of new Set(found.map((vm) => vm.source_id))) {
    const ids = found.flatMap((vm) => (vm.source_id === sourceId ? [vm.id] : []))
    for (const [id, { row }] of await readDocuments(store, 'vm', sourceId, ids))
      rows.set(`${sourceId} ${id}`, row)
  }
  const vms = found.flatMap((vm) => rows.get(`${vm.source_id} ${vm.id}`) ?? [])
  return { hosts: hostsOf(vms, sourceName), vms: vms.slice(0, guestsShown), total: vms.length }
}
