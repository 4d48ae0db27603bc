import { inventoryOf } from '../../../estate/inventory'
import type { Machine } from '../../../estate/types'
import { isObject } from '../../../json'
import { badFields, badParameter } from '../../refusal'
import type { Call, Route } from '../../route'
import { microTime } from '../../times'
import { inventorySections } from './inventory-rows'
import { detailRoutes } from './server'

/** The sections as they were read; what has never been collected has neither data nor a time. */
const sectionsOf = (machine: Machine): Record<string, { data: object[] | null }> => {
  const collected = inventoryOf(machine)
  const sections = inventorySections(machine, collected?.at ?? 0)
  return Object.fromEntries(
    Object.entries(sections).map(([name, rows]) => {
      const isThere = collected !== null && rows !== null
      const section = {
        data: isThere ? rows : null,
        modified: isThere ? microTime(collected.at) : null,
      }
      // Settings of the update tool are the only section without a state (schemas: inventory-v1).
      if (name === 'smartUpdateToolInventory') return [name, section]
      return [name, { collectionState: isThere ? 'SUCCESS' : null, ...section }]
    }),
  )
}

/** Everything that is known of what a server is built of. */
export const inventoryWire = (machine: Machine) => {
  const collected = inventoryOf(machine)
  return {
    id: machine.id,
    type: 'compute-ops-mgmt/server/inventory',
    productId: machine.productId,
    serial: machine.serial,
    lastFullInventoryCollectionAt: collected && microTime(collected.at),
    lastFullInventoryCollectionPowerState: collected?.power ?? 'UNKNOWN',
    ...sectionsOf(machine),
  }
}

/** What of `value` a template names; an empty template names all, and its first row stands for every row. */
const subset = (value: unknown, template: unknown): unknown => {
  if (Array.isArray(value)) {
    const [row] = Array.isArray(template) ? (template as unknown[]) : []
    return value.map((one) => subset(one, row ?? {}))
  }
  if (!isObject(value) || !isObject(template) || Object.keys(template).length === 0) return value
  return Object.fromEntries(
    Object.keys(template).flatMap((name) =>
      name in value ? [[name, subset(value[name], template[name])]] : [],
    ),
  )
}

/** Only chassis and processor can be asked for in part (schemas: subsetServerInventoryRequest). */
const subsettable = ['chassis', 'processor']

const subsetAnswer = (machine: Machine, call: Call): Response => {
  if (call.search.get('format') !== 'json')
    return badParameter('compute-ops', 'format', 'Must be json.')
  const body = call.body ?? {}
  const fault = { description: 'Must be chassis or processor, with their data.' }
  if (!isObject(body)) return badFields('compute-ops', [{ subject: 'body', ...fault }])
  const unknown = Object.keys(body).filter((name) => !subsettable.includes(name))
  if (unknown.length > 0)
    return badFields(
      'compute-ops',
      unknown.map((subject) => ({ subject, ...fault })),
    )
  return Response.json(subset(inventoryWire(machine), body))
}

const rawWire = (machine: Machine) => {
  const { firmware, device, software, storage, smartStorage } = sectionsOf(machine)
  return {
    id: machine.id,
    type: 'compute-ops-mgmt/server/raw-inventory',
    productId: machine.productId,
    serial: machine.serial,
    firmwareInventory: firmware?.data ?? [],
    pciDevices: device?.data ?? [],
    softwareInventory: software?.data ?? [],
    storageInventory: { storage: [...(storage?.data ?? []), ...(smartStorage?.data ?? [])] },
    smartUpdateTool: {},
  }
}

/** What a server is built of, whole or in part; the raw form is sunset and still answers (facts.md 1). */
export const inventoryRoutes: Route[] = [
  ...detailRoutes('GET', 'inventory', (machine) => Response.json(inventoryWire(machine))),
  ...detailRoutes('POST', 'inventory', subsetAnswer),
  ...detailRoutes(
    'GET',
    'raw-inventory',
    (machine) => Response.json(rawWire(machine)),
    (path) => ({
      deprecation: {
        at: Date.UTC(2024, 10, 7, 23, 59, 59),
        sunset: Date.UTC(2025, 4, 30, 23, 59, 59),
        successor: `${path}/{id}/inventory`,
      },
    }),
  ),
]
