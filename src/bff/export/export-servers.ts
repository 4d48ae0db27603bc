import * as v from 'valibot'
import type { Server } from '../../contract/server'
import { serverSchema } from '../../contract/server'
import type { ExportedList } from './export-rows'
import { serverColumns } from './server-columns'

/** Servers as a file has them. */
export const exportedServers: ExportedList<Server> = {
  name: 'servers',
  columns: serverColumns,
  parse: (row) => v.parse(serverSchema, row),
  inZone: (row, zoned) => ({
    ...row,
    since: zoned(row.since),
    changedAt: zoned(row.changedAt),
    warrantyEndsAt: zoned(row.warrantyEndsAt),
  }),
}
