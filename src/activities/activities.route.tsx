import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { activityHistogramQuery } from '../api/activities'
import { polling } from '../api/poll'
import { Histogram } from '../charts/histogram'
import { activityList } from '../contract/activity'
import { readKey } from '../contract/entity-key'
import { paths } from '../paths'
import { FeedFrame } from '../table/feed-frame'
import { useServerFacet } from '../table/link-facets'
import { useListState } from '../table/list-state'
import { ListView } from '../table/list-view'
import { NewRows } from '../table/new-rows'
import { ActivityPanel } from './activity-panel'
import { activityColumns } from './columns'
import { activityFacets } from './facets'
import { useHeldFeed } from './use-held-feed'

const series = [
  { key: 'info', word: 'information', fill: 'var(--quiet-bar)' },
  { key: 'unknown', word: 'unknown', fill: 'var(--neutral)' },
  { key: 'warning', word: 'warning', fill: 'var(--warning)' },
  { key: 'critical', word: 'critical', fill: 'var(--critical)' },
]

const noun = ['activity', 'activities'] as const

/** What happened, newest first. */
export const Component = () => {
  const list = useListState(activityList)
  const navigate = useNavigate()
  const serverFacet = useServerFacet(list)
  const [scrolled, setScrolled] = useState(false)
  const [hovered, setHovered] = useState(false)
  const selected = readKey(list.selected)
  const feed = useHeldFeed(list.question, scrolled || hovered || selected !== null)
  const histogram = useQuery({
    ...activityHistogramQuery(list.unbounded),
    ...polling(() => 30_000),
  })
  const { since = null, until = null } = list.query.bounds
  return (
    <FeedFrame onScrolled={setScrolled} onHovered={setHovered}>
      <ListView
        name="Activities"
        noun={noun}
        looksInto="What, server, message"
        list={list}
        rows={feed.rows}
        columns={activityColumns}
        facets={[...activityFacets, serverFacet]}
        above={
          <>
            <Histogram
              name="Activities, 24 h"
              counts={histogram.data ?? null}
              series={series}
              range={{ since, until }}
              onRange={list.set}
            />
            <NewRows count={feed.newer} onJump={feed.jump} />
          </>
        }
        onOpen={(activity) => void navigate(paths.activity(activity))}
        panel={selected && <ActivityPanel activity={selected} onClose={() => list.select(null)} />}
      />
    </FeedFrame>
  )
}
Component.displayName = 'ActivitiesView'
