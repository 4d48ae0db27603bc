import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Judgement, LiveValue } from '../../contract/live'
import { StateWord } from '../../ui/state-word'
import { bytesText } from '../../util/bytes'
import { judgedAs, worstFirst } from './judgement'
import classes from './live.module.css'

const few = 6

type Row = {
  key: string
  state: Judgement
  word: string
  name: string
  what: ReactNode
  right?: ReactNode
}

/** What is fitted, what is wrong first; of many that are well only some, until somebody asks. */
const Rows = ({ name, rows }: { name: string; rows: readonly Row[] }) => {
  const [all, setAll] = useState(false)
  if (rows.length === 0) return <p className="dimmer">None is reported.</p>
  const sorted = worstFirst(rows)
  const wrong = sorted.filter(({ state }) => state === 'critical' || state === 'warning').length
  const most = Math.max(few, wrong)
  return (
    <>
      <ul className={classes.rows} aria-label={name}>
        {(all ? sorted : sorted.slice(0, most)).map((row) => (
          <li key={row.key}>
            <StateWord status={judgedAs(row)} muted={row.state === 'ok' && row.word === 'OK'} />
            <span className={classes.cut} title={row.name}>
              {row.name}
            </span>
            <span className={`dim ${classes.cut}`}>{row.what}</span>
            <span className={classes.right}>{row.right}</span>
          </li>
        ))}
      </ul>
      {sorted.length > most && (
        <button type="button" className={classes.more} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${sorted.length}`}
        </button>
      )}
    </>
  )
}

/** `Slot=17:Port=2:Box=1:Bay=4` → `Slot 17 · Port 2 · Box 1 · Bay 4`. */
const placeText = (place: string) =>
  place.replaceAll('=', ' ').replaceAll(':', place.includes('=') ? ' · ' : ':')

export const Drives = ({ value }: { value: LiveValue<'drives'> }) => (
  <Rows
    name="Drives"
    rows={value.items.map((drive, index) => ({
      ...drive,
      key: `${drive.place} ${drive.serial ?? index}`,
      name: placeText(drive.place),
      what: [drive.media, drive.model].filter(Boolean).join(' '),
      right: [
        drive.bytes === null ? null : bytesText(drive.bytes),
        drive.lifeLeftPercent === null || drive.lifeLeftPercent > 99
          ? null
          : `${Math.round(drive.lifeLeftPercent)} % life left`,
      ]
        .filter(Boolean)
        .join(' · '),
    }))}
  />
)

export const Memory = ({ value }: { value: LiveValue<'memory'> }) => (
  <Rows
    name="Memory"
    rows={value.items.map((one) => ({
      ...one,
      key: one.slot,
      name: one.slot,
      what: [one.kind, one.mhz === null || one.mhz === 0 ? null : `${one.mhz} MHz`]
        .filter(Boolean)
        .join(' '),
      right: one.mib === null ? null : bytesText(one.mib * 1024 ** 2),
    }))}
  />
)

export const Processors = ({ value }: { value: LiveValue<'processors'> }) => (
  <Rows
    name="Processors"
    rows={value.items.map((one) => ({
      ...one,
      key: one.name,
      what: one.model,
      right: one.cores === null ? one.kind : `${one.cores} cores`,
    }))}
  />
)

export const Firmware = ({ value }: { value: LiveValue<'firmware'> }) => {
  const [all, setAll] = useState(false)
  return (
    <>
      <ul className={classes.firmware} aria-label="Firmware">
        {(all ? value : value.slice(0, few)).map(({ name, version, place }, index) => (
          <li key={`${name} ${place ?? ''} ${index}`}>
            <span className={classes.cut} title={place === null ? name : `${name}, ${place}`}>
              {name}
            </span>
            <span className={`dim ${classes.right}`}>{version ?? 'not reported'}</span>
          </li>
        ))}
      </ul>
      {value.length > few && (
        <button type="button" className={classes.more} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${value.length}`}
        </button>
      )}
    </>
  )
}
