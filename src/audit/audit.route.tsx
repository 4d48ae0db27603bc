import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sessionQuery } from '../api/session'
import { auditList } from '../contract/audit'
import { keyOf, readKey } from '../contract/entity-key'
import { FeedFrame } from '../table/feed-frame'
import { useListState } from '../table/list-state'
import { ListView } from '../table/list-view'
import { NewRows } from '../table/new-rows'
import { ListNotice } from '../ui/list-notice'
import { auditColumns } from './columns'
import { EntryPanel } from './entry-panel'
import { auditFacets } from './facets'
import { AuditTools } from './tools'
import { useAuditRows } from './use-audit-rows'

const noun = ['line', 'lines'] as const

/** Who did what here, newest first. */
const AuditLog = () => {
  const list = useListState(auditList)
  const [scrolled, setScrolled] = useState(false)
  const [hovered, setHovered] = useState(false)
  const selected = readKey(list.selected)
  const log = useAuditRows(list.question, scrolled || hovered || selected !== null)
  const { rows, keptDays } = log
  const known = rows.pages
    .flatMap(({ items }) => items)
    .find((entry) => keyOf(entry) === list.selected)
  return (
    <FeedFrame onScrolled={setScrolled} onHovered={setHovered}>
      <ListView
        name="Audit log"
        noun={noun}
        looksInto="Who, action, target, address"
        list={list}
        rows={rows}
        columns={auditColumns}
        facets={auditFacets}
        tools={<AuditTools list={list} keptDays={keptDays} />}
        above={<NewRows count={log.newer} onJump={log.jump} />}
        onOpen={() => undefined}
        panel={
          selected && (
            <EntryPanel
              key={selected.id}
              id={selected.id}
              known={known}
              onClose={() => list.select(null)}
            />
          )
        }
      />
    </FeedFrame>
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
