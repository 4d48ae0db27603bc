import { useMutation, useQueryClient } from '@tanstack/react-query'
import { problemOf } from '../../api/problem-error'
import { mosaicQuery } from '../../api/servers'
import { keyOf } from '../../contract/entity-key'
import type { ListState } from '../../table/list-state'
import { useSelection } from '../../table/selection'
import { Button } from '../../ui/button'
import { countText } from '../../util/count'

/** Chooses every server that matches, also those that the list has not loaded. */
export const ChooseAll = ({ list, total }: { list: ListState; total: number }) => {
  const client = useQueryClient()
  const { add } = useSelection('servers')
  const all = useMutation({
    // The mosaic names all that match in one answer.
    mutationFn: () => client.fetchQuery({ ...mosaicQuery(list.unbounded, 'site'), staleTime: 0 }),
    onSuccess: ({ id, source, sources }) =>
      add(id.map((one, at) => keyOf({ sourceId: sources[source[at] ?? -1] ?? '', id: one }))),
  })
  return (
    <Button disabled={all.isPending} onClick={() => all.mutate()}>
      {all.isPending
        ? 'Choosing'
        : all.error
          ? `${problemOf(all.error).title}: again`
          : `All ${countText(total)} that match`}
    </Button>
  )
}
