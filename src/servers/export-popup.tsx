import type { RefObject } from 'react'
import { exportFormats } from '../contract/export'
import { apiPaths } from '../contract/paths'
import type { ListState } from '../table/list-state'
import { ButtonLink } from '../ui/button'
import { Popup } from '../ui/popup'
import { useZone } from '../ui/zone'

const formatWord = { csv: 'CSV for spreadsheets', json: 'JSON for programs' } as const

/** The zone that times are told in: an export is no place for `5 min ago`. */
const zoneName = (zone: string) =>
  zone === 'utc' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone

/** All servers that match as a file, with the question and the age of each source at its head. */
export const ExportPopup = ({
  list,
  anchor,
  onClose,
}: {
  list: ListState
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}) => {
  const tz = zoneName(useZone())
  const href = (format: string) => {
    const search = new URLSearchParams(list.question)
    search.set('format', format)
    search.set('tz', tz)
    return `${apiPaths.serverExport}?${search.toString()}`
  }
  return (
    <Popup name="Export" anchor={anchor} onClose={onClose}>
      <p className="dim">
        All servers that match, not only those in view. Times in {tz}; the head says how old each
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
