import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { listPolling } from '../../api/poll'
import { mosaicQuery } from '../../api/servers'
import { keyOf, readKey } from '../../contract/entity-key'
import type { MosaicBy } from '../../contract/mosaic'
import { mosaicBys, mosaicByWord } from '../../contract/mosaic'
import { serverStates, serverStatus } from '../../contract/server'
import type { ListState } from '../../table/list-state'
import { ReadProblem } from '../../table/read-problem'
import { StateShape } from '../../ui/state-shape'
import { countText } from '../../util/count'
import { Tiles } from './tiles'
import classes from './mosaic.module.css'

/** What the tiles are put together by, as the URL has it. */
const readBy = (text: string | null): MosaicBy => mosaicBys.find((by) => by === text) ?? 'site'

/**
 * Every matching server as a tile, the critical first: the same filters, selection and panel as the table.
 */
export const MosaicView = ({
  list,
  onOpen,
}: {
  list: ListState
  onOpen: (server: { sourceId: string; id: string }) => void
}) => {
  const by = readBy(list.view('by'))
  const { data, error } = useQuery({
    ...mosaicQuery(list.unbounded, by),
    ...listPolling,
    placeholderData: keepPreviousData,
  })
  const counts = serverStates.map(
    (_, rank) => data?.state.filter((state) => state === rank).length ?? 0,
  )
  const selected = readKey(list.selected)
  const selectedTile =
    data && selected
      ? data.id.findIndex(
          (id, at) =>
            id === selected.id && data.sources[data.source[at] ?? -1] === selected.sourceId,
        )
      : -1
  const serverAt = (tile: number) => ({
    sourceId: data?.sources[data.source[tile] ?? -1] ?? '',
    id: data?.id[tile] ?? '',
  })
  return (
    <div className={classes.mosaic}>
      <div className={classes.bar}>
        <ul className={classes.legend} aria-label="Servers by state">
          {serverStates.map((state, rank) => (
            <li key={state}>
              <StateShape shape={serverStatus[state].shape} tone={serverStatus[state].tone} />
              {serverStatus[state].word}
              <span className="dim">{countText(counts[rank] ?? 0)}</span>
            </li>
          ))}
        </ul>
        <label className={classes.by}>
          <span className="dim">Grouped by</span>
          <select
            value={by}
            onChange={({ target }) =>
              list.setView({ by: target.value === 'site' ? null : target.value })
            }
          >
            {mosaicBys.map((value) => (
              <option key={value} value={value}>
                {mosaicByWord[value]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ReadProblem error={error} />
      {data ? (
        <Tiles
          mosaic={data}
          by={by}
          selected={selectedTile < 0 ? null : selectedTile}
          onSelect={(tile) => list.select(keyOf(serverAt(tile)))}
          onOpen={(tile) => onOpen(serverAt(tile))}
        />
      ) : (
        <p className="dimmer">Loading servers</p>
      )}
    </div>
  )
}
