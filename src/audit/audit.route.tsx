import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/session'
import { auditList } from '../contract/audit'
import { keyOf } from '../table/list-key'
import { useListState } from '../table/list-state'
import { ListView } from '../table/list-view'
import { ListNotice } from '../ui/list-notice'
import { auditColumns } from './columns'
import { EntryPanel } from './entry-panel'
import { auditFacets } from './facets'
import { AuditTools } from './tools'
import { useAuditRows } from './use-audit-rows'

/** Who did what here, newest first. */
const AuditLog = () => {
  const list = useListState(auditList)
  const { rows, keptDays } = useAuditRows(list.question)
  const selected = rows.pages
    .flatMap(({ items }) => items)
    .find((entry) => keyOf(entry) === list.selected)
  return (
    <ListView
      name="Audit log"
      noun={['line', 'lines']}
      looksInto="Who, action, target, address"
      list={list}
      rows={rows}
      columns={auditColumns}
      facets={auditFacets}
      above={<AuditTools list={list} keptDays={keptDays} />}
      onOpen={() => undefined}
      panel={selected && <EntryPanel entry={selected} onClose={() => list.select(null)} />}
    />
  )
}

/** The log for admins; everybody else learns why not. */
export const Component = () => {
  const { data: session } = useQuery(sessionQuery())
  if (!session?.signedIn) return null
  if (session.role === 'admin') return <AuditLog />
  return (
    <ListNotice picture="filtered" title="The audit log is for admins">
      It names who came in from where and what they changed. You are signed in as {session.role}; an
      admin can look something up for you, or export it.
    </ListNotice>
  )
}
Component.displayName = 'AuditView'
