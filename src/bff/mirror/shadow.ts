import { sql } from 'kysely'
import type { Store } from '../store/store'

/**
 * A machine that another source lists is not listed again as a bare BMC: the rows of `bmcSources` are
 * then shadowed, and linked from the detail. The serial number joins them.
 */
export const shadow = async (store: Store, bmcSources: readonly string[]): Promise<void> => {
  if (bmcSources.length === 0) return
  const bmcs = sql.join(bmcSources)
  const elsewhere = sql`case when server.serial <> '' and exists (
    select 1 from server as other
    where other.serial = server.serial and other.source_id not in (${bmcs})
  ) then 1 else 0 end`
  await sql`update server set shadowed = ${elsewhere}
    where source_id in (${bmcs}) and shadowed <> ${elsewhere}`.execute(store)
}
