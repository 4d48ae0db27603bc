import type { KeyboardEvent, MouseEvent } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Mosaic, MosaicBy } from '../../contract/mosaic'
import { mosaicByWord } from '../../contract/mosaic'
import { serverStates, serverStatus } from '../../contract/server'
import { drawnScale } from '../../util/drawn-scale'
import { cornerOf, layTiles, moveTile, tileAt } from './layout'
import { paint } from './paint'
import { usePalette } from './use-palette'
import { useView } from './use-view'
import classes from './mosaic.module.css'

const tipWidth = 240

/** Sources whose servers are history, as places in the mosaic. */
const agedOf = ({ outcomes, sources }: Mosaic) =>
  new Set(
    outcomes
      .filter(({ freshness }) => freshness === 'stale' || freshness === 'unreachable')
      .map(({ sourceId }) => sources.indexOf(sourceId)),
  )

/**
 * The tiles on a canvas as large as the view, drawn anew where it is scrolled to. Arrows move between them,
 * Enter selects and then opens; what stands under the pointer or the keys is named and read out.
 */
export const Tiles = ({
  mosaic,
  by,
  selected,
  onSelect,
  onOpen,
}: {
  mosaic: Mosaic
  by: MosaicBy
  selected: number | null
  onSelect: (tile: number) => void
  onOpen: (tile: number) => void
}) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const palette = usePalette()
  const { width, height, top, ratio } = useView(scroller)
  const [active, setActive] = useState<string | null>(null)
  const [hovered, setHovered] = useState<number | null>(null)
  const layout = useMemo(() => layTiles(mosaic, width, height), [mosaic, width, height])
  const aged = useMemo(() => agedOf(mosaic), [mosaic])
  const keyOf = (tile: number) => `${mosaic.source[tile]} ${mosaic.id[tile]}`
  /** The server that the keys are at, wherever the last poll has put it. */
  const activeTile = useMemo(() => {
    if (active === null) return null
    const at = mosaic.id.findIndex((id, tile) => `${mosaic.source[tile]} ${id}` === active)
    return at < 0 ? null : at
  }, [active, mosaic])

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || width === 0) return
    const frame = requestAnimationFrame(() =>
      paint(
        context,
        { mosaic, layout, palette, look: { top, width, height, ratio } },
        { active: hovered ?? activeTile, selected, aged },
      ),
    )
    return () => cancelAnimationFrame(frame)
  }, [mosaic, layout, palette, top, width, height, ratio, hovered, activeTile, selected, aged])

  const textOf = (tile: number) => {
    const status = serverStatus[serverStates[mosaic.state[tile] ?? 3] ?? 'unknown']
    const group = mosaic.groups[mosaic.group[tile] ?? -1] || 'none'
    return {
      name: mosaic.name[tile] ?? '',
      rest: `${status.word} · ${mosaicByWord[by]}: ${group}`,
    }
  }

  const goTo = (tile: number) => {
    setActive(keyOf(tile))
    setHovered(null)
    const corner = cornerOf(layout, tile)
    const element = scroller.current
    if (!corner || !element) return
    const room = 2 * layout.pitch
    if (corner.y - room < element.scrollTop) element.scrollTop = corner.y - room
    else if (corner.y + room > element.scrollTop + height)
      element.scrollTop = corner.y + room - height
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && activeTile !== null) {
      event.preventDefault()
      if (activeTile === selected) onOpen(activeTile)
      else onSelect(activeTile)
      return
    }
    const next = moveTile(event.key, activeTile ?? selected, layout)
    if (next === null) return
    event.preventDefault()
    goTo(next)
    if (selected !== null && !event.repeat) onSelect(next)
  }

  const under = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLElement>) => {
    const box = currentTarget.getBoundingClientRect()
    const scale = drawnScale(currentTarget)
    return tileAt(layout, (clientX - box.left) / scale, (clientY - box.top) / scale + top)
  }

  const shown = hovered ?? activeTile
  const corner = shown === null ? null : cornerOf(layout, shown)
  const said = activeTile === null ? null : textOf(activeTile)
  const tip = shown === null ? null : textOf(shown)
  return (
    // oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- an application handles its keys itself
    <div
      ref={scroller}
      className={classes.scroller}
      role="application"
      tabIndex={0}
      aria-label={`${mosaic.id.length} servers as tiles. Arrows move between them, Enter opens.`}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => setHovered(under(event))}
      onPointerLeave={() => setHovered(null)}
      onClick={(event) => {
        const tile = under(event)
        if (tile === null) return
        setActive(keyOf(tile))
        onSelect(tile)
      }}
    >
      <div className={classes.full} style={{ height: Math.max(layout.height, height) }}>
        <div className={classes.stage} style={{ width, height }}>
          <canvas
            ref={canvas}
            width={Math.round(width * ratio)}
            height={Math.round(height * ratio)}
            style={{ width, height }}
            aria-hidden="true"
          />
          {tip && corner && (
            <div
              className={classes.tip}
              aria-hidden="true"
              style={{
                left: Math.max(8, Math.min(corner.x, width - tipWidth - 8)),
                top:
                  corner.y - top + layout.pitch + 60 > height
                    ? corner.y - top - 52
                    : corner.y - top + layout.pitch + 4,
              }}
            >
              <strong>{tip.name}</strong>
              <span className="dim">{tip.rest}</span>
            </div>
          )}
        </div>
      </div>
      <span className="unseen" role="status">
        {said && `${said.name}, ${said.rest}`}
      </span>
    </div>
  )
}
