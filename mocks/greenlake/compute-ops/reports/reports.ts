import * as v from 'valibot'
import { computeOpsDialect, oneviewDialect } from '../../../odata/dialect'
import { passes } from '../../../odata/evaluate'
import { parseTagFilter } from '../../../odata/filter-tags'
import { readFilter } from '../../read-query'
import { readRoutes } from '../../read-routes'
import { notFound, refusal } from '../../refusal'
import type { Scope } from '../../resource'
import { comparing, resource } from '../../resource'
import type { Call, Route } from '../../route'
import { created, readBody } from '../../route'
import { shelf } from '../../shelf'
import { expression } from '../expression'
import type { NamedServers } from '../filters/named-servers'
import { serversAt } from '../filters/named-servers'
import { allServersId, taggedServers } from '../filters/saved-filters'
import { later, tell } from '../notes'
import type { Stored } from '../records'
import { addRecord, changeRecord, reading, recordOf, storedWire } from '../records'
import type { InventoryRow } from './inventory-report'
import { inventoryColumns, inventoryRow } from './inventory-report'

const path = '/compute-ops-mgmt/v1beta2/reports'
const reportType = 'SERVER_HARDWARE_INVENTORY'
const displayName = 'Server Hardware Inventory Report'

type Report = Stored & {
  name: string
  resourceUri: string
  resourceName: string
  /** Null until it is completed. */
  rows: InventoryRow[] | null
}

const reportsIn = (scope: Scope) => shelf<Report>(scope, 'reports')

const toWire = (report: Report) => ({
  ...storedWire('report', report),
  resourceUri: `${path}/${report.id}`,
  reportDataUri: `${path}/${report.id}/data`,
  name: report.name,
  reportType,
  reportTypeDisplayName: displayName,
  reportMetadata: {
    associatedResourceName: report.resourceName,
    associatedResourceUri: report.resourceUri,
  },
  // Of one moment, not of a stretch of time.
  reportDataStartAt: null,
  reportDataEndAt: null,
  deviceIds: report.rows?.map(({ id }) => id) ?? null,
  status: report.rows ? 'COMPLETED' : 'IN_PROGRESS',
})

const reports = resource<Report>({
  service: 'compute-ops',
  path,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: {
    dialect: computeOpsDialect,
    properties: [
      'createdAt',
      'generation',
      'id',
      'name',
      'reportDataEndAt',
      'reportDataStartAt',
      'reportType',
      'resourceUri',
      'type',
      'updatedAt',
      'status',
    ],
  },
  sort: true,
  select: null,
  empty: [],
  ...reading(reportsIn),
  toWire,
})

const body = v.object({
  reportType: v.literal(reportType),
  resourceUri: v.optional(v.string(), `/compute-ops-mgmt/v1beta1/filters/${allServersId}`),
  filterTags: v.nullish(expression(parseTagFilter), null),
  notifyViaEmail: v.optional(v.boolean(), false),
  reportStartTime: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  reportEndTime: v.optional(v.pipe(v.string(), v.isoTimestamp())),
})

/** Servers are read one after the other. */
const readingMs = ({ machines }: NamedServers) => 4_000 + 20 * machines.length

/** Only the latest report of a type is kept. */
const create = (call: Call): Response => {
  const { scope } = call
  const { resourceUri, filterTags } = readBody(call, 'compute-ops', body)
  const tags = filterTags === null ? null : parseTagFilter(filterTags)
  const named = serversAt(scope, resourceUri)
  if (!named || named.kind === 'server') return notFound()
  reportsIn(scope).clear()
  const report = addRecord<Report>(reportsIn, scope, {
    name: `${displayName} (${named.name})`,
    resourceUri,
    resourceName: named.name,
    rows: null,
  })
  later(scope, readingMs(named), () => {
    const { id, name } = report
    if (!reportsIn(scope).has(id)) return
    const rows = taggedServers(named.machines, tags).map(inventoryRow)
    changeRecord(reportsIn, scope, report, { rows })
    tell(scope, { type: 'Report', id, name }, 'reportCompleted')
  })
  return created(toWire(report), `${path}/${report.id}`)
}

const rowFilter = {
  service: 'compute-ops',
  filter: {
    dialect: oneviewDialect,
    properties: ['id', 'name', 'serial', 'model', 'management', 'formFactor', 'noValueReason'],
  },
} as const

const readData = (call: Call): Response => {
  const { id, name, rows } = recordOf(reportsIn, call)
  if (!rows) return refusal(404, 'The report is not completed yet.')
  const filter = readFilter(rowFilter, call.search)
  const items = filter ? rows.filter((row) => passes(filter, row, comparing(rowFilter))) : rows
  const count = items.length
  return Response.json({
    id,
    type: 'compute-ops-mgmt/report-data',
    name,
    request: { reportType },
    data: {
      columns: inventoryColumns,
      rows: { items, offset: 0, count, total: count, serverCount: count },
    },
  })
}

/** Reports of hardware: asked for, then completed after a while (facts.md 6.8). */
export const reportRoutes: Route[] = [
  ...readRoutes(reports),
  { method: 'POST', service: 'compute-ops', path, answer: create },
  { method: 'GET', service: 'compute-ops', path: `${path}/:id/data`, answer: readData },
]
