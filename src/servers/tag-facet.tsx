import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { polling } from '../api/poll'
import { serverTagsQuery } from '../api/servers'
import type { ListState } from '../table/list-state'
import { Button } from '../ui/button'
import { FacetGroup } from '../ui/facet-group'

/** Tags with their counts, which are asked for once somebody wants them. `none`: no server matches. */
export const TagFacet = ({ list, none }: { list: ListState; none: boolean }) => {
  const chosen = list.query.filters['tag'] ?? []
  const [open, setOpen] = useState(false)
  const wanted = open || chosen.length > 0
  const { data } = useQuery({
    ...serverTagsQuery(list.unbounded),
    ...polling(() => undefined),
    enabled: wanted,
  })
  if (!wanted && none) return null
  if (!wanted)
    return (
      <Button look="quiet" onClick={() => setOpen(true)}>
        Count tags
      </Button>
    )
  if (data?.tags.length === 0) return <p className="dimmer">No server here has a tag.</p>
  return (
    <FacetGroup
      name="Tag"
      values={data?.tags ?? []}
      chosen={chosen}
      onToggle={(tag) => list.toggle('tag', tag)}
    />
  )
}
