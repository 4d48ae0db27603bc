import type { Server } from '../../contract/server'
import {
  complianceWord,
  connectionWord,
  maintenanceWord,
  powerWord,
  serverStatus,
} from '../../contract/server'

type Value = string | number | null

/** The columns of an export, whatever the list shows. Times are told in the zone of the export. */
export const serverColumns: readonly (readonly [
  name: string,
  value: (row: Server, zoned: (iso: string | null) => Value) => Value,
])[] = [
  ['State', ({ state }) => serverStatus[state].word],
  ['Name', ({ name }) => name],
  ['Serial', ({ serial }) => serial],
  ['Product', ({ productId }) => productId],
  ['Model', ({ model }) => model],
  ['Generation', ({ generation }) => generation],
  ['Processor', ({ processor }) => processor],
  ['Memory, MB', ({ memoryMb }) => memoryMb],
  ['Group', ({ group }) => group],
  ['Location', ({ location }) => location],
  ['Region', ({ region }) => region],
  ['Power', ({ power }) => powerWord[power]],
  ['Connection', ({ connection }) => connectionWord[connection]],
  ['Maintenance', ({ maintenance }) => maintenance && maintenanceWord[maintenance]],
  ['System ROM', ({ firmware }) => firmware],
  ['Baseline', ({ baseline }) => baseline],
  ['Compliance', ({ compliance }) => compliance && complianceWord[compliance]],
  ['Host name', ({ hostName }) => hostName],
  ['iLO address', ({ address }) => address],
  ['iLO version', ({ iloVersion }) => iloVersion],
  ['Subscription', ({ subscription }) => subscription],
  ['Warranty ends', ({ warrantyEndsAt }, zoned) => zoned(warrantyEndsAt)],
  ['Power draw, W', ({ powerWatts }) => powerWatts],
  ['Utilization, %', ({ utilization }) => utilization],
  ['Tags', ({ tags }) => tags.join('; ')],
  ['What', ({ reason }) => reason],
  ['Since', ({ since }, zoned) => zoned(since)],
  ['Last change', ({ changedAt }, zoned) => zoned(changedAt)],
  ['Source', ({ sourceId }) => sourceId],
  ['Also known at', ({ knownAt }) => knownAt.map(({ sourceId }) => sourceId).join('; ')],
  ['Id', ({ id }) => id],
]
