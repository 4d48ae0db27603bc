import type { RefObject } from 'react'
import { exportFormats } from '../contract/export'
import { ButtonLink } from '../ui/button'
import { Popup } from '../ui/popup'
import { useZone } from '../ui/zone'
import { zoneId } from '../util/time'
import type { ListState } from './list-state'

const formatWord = { csv: 'CSV for spreadsheets', json: 'JSON for programs' } as const

/** All rows of a list that match as a file, with the question and the age of each source at its head. */
export const ExportPopup = ({
  path,
  many,
  list,
  anchor,
  onClose,
}: {
  /** Of the BFF. */
  path: string
  /** What the rows are: `servers`. */
  many: string
  list: ListState
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}) => {
  const tz = zoneId(useZone())
  const href = (format: string) => {
    const search = new URLSearchParams(list.question)
    search.set('format', format)
    search.set('tz', tz)
    return `${path}?${search.toString()}`
  }
  return (
    <Popup name="Export" anchor={anchor} onClose={onClose}>
      <p className="dim">
        All {many} that match, not only those in view. Times in {tz}; the head says how old each
        source is.
      </p>
      {exportFormats.map((format) => (
        <ButtonLink key={format} href={href(format)} download onClick={onClose}>
          {formatWord[format]}
        </ButtonLink>
      ))}
    </Popup>
  )
}
