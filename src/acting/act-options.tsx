import { useQuery } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useId } from 'react'
import { bundlesQuery } from '../api/acts'
import { problemOf } from '../api/problem-error'
import type { ActName, ActOptions, Bundle } from '../contract/act'
import { waitHours } from '../contract/act'
import { Button } from '../ui/button'
import { ProblemNote } from '../ui/problem-note'
import { countText, plural } from '../util/count'
import classes from './acting.module.css'

/** Whether an act has to be told something before it can be previewed. `direct`: how many it asks of an iLO itself. */
export const takesOptions = (act: ActName, direct: number) =>
  act === 'update-firmware' ||
  act === 'collect-logs' ||
  (act === 'update-ilo-firmware' && direct > 0)

const flags = [
  ['installDrivers', 'Install drivers and software too'],
  ['downgrade', 'Allow older versions than it has'],
  ['skipBlocklisted', 'Skip components that are on the block list'],
  ['skipPrerequisites', 'Do not check the prerequisites'],
  ['powerOff', 'Switch it off afterwards'],
] as const

const textIn = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

const readOptions = (act: ActName, form: FormData): ActOptions => {
  if (act === 'collect-logs') return { ahsLog: form.has('ahsLog') }
  if (act === 'update-ilo-firmware') return { image: textIn(form, 'image') }
  const hours = waitHours.find((one) => String(one) === form.get('waitHours'))
  return {
    bundle: textIn(form, 'bundle'),
    ...Object.fromEntries(flags.map(([name]) => [name, form.has(name)])),
    ...(hours === undefined ? {} : { waitHours: hours }),
  }
}

/** The bundles under the generation of servers that each is for, the newest first. */
const generationsOf = (bundles: readonly Bundle[]): [string, Bundle[]][] => {
  const newest = bundles.toSorted(
    (a, b) =>
      (b.generation ?? 0) - (a.generation ?? 0) ||
      (b.releasedAt ?? '').localeCompare(a.releasedAt ?? ''),
  )
  const byName = new Map<string, Bundle[]>()
  for (const bundle of newest) {
    const { generation } = bundle
    const name = generation === null ? 'For any generation' : `For Gen${generation}`
    byName.set(name, [...(byName.get(name) ?? []), bundle])
  }
  return [...byName]
}

const FirmwareFields = ({ sourceIds }: { sourceIds: readonly string[] }) => {
  const { data, error } = useQuery(bundlesQuery(sourceIds))
  return (
    <>
      {error && <ProblemNote problem={problemOf(error)} />}
      <label className={classes.field}>
        Firmware bundle
        <select name="bundle" required>
          <option value="">{data ? 'Choose one' : 'Loading the bundles'}</option>
          {generationsOf(data?.bundles ?? []).map(([label, bundles]) => (
            <optgroup key={label} label={label}>
              {bundles.map(({ id, name, kind, generation }) => (
                <option key={id} value={id}>
                  {[generation && `Gen${generation}`, name, kind?.toLowerCase()]
                    .filter(Boolean)
                    .join(' · ')}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label className={classes.field}>
        When
        <select name="waitHours">
          <option value="">At once: it may restart the server</option>
          {waitHours.map((hours) => (
            <option key={hours} value={hours}>
              When somebody restarts it, within {hours} h
            </option>
          ))}
        </select>
      </label>
      <fieldset className={classes.more}>
        <legend>Besides</legend>
        {flags.map(([name, label]) => (
          <label key={name} className={classes.flag}>
            <input type="checkbox" name={name} /> {label}
          </label>
        ))}
      </fieldset>
    </>
  )
}

/** What an iLO is asked for directly; through Compute Ops Management it gets the newest by itself. */
const ImageField = ({ direct, servers }: { direct: number; servers: number }) => {
  const hintId = useId()
  return (
    <div className={classes.field}>
      <label className={classes.field}>
        Address of the firmware image
        <input
          name="image"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="https://"
          required
          aria-describedby={hintId}
        />
      </label>
      <ul id={hintId} className={classes.hints}>
        {direct < servers && (
          <li>
            {direct === 1
              ? 'It is for the one server that is updated directly on its iLO.'
              : `It is for the ${countText(direct)} servers that are updated directly on their iLOs.`}{' '}
            The rest gets the newest firmware through Compute Ops Management.
          </li>
        )}
        <li>
          {direct === 1 ? 'The iLO fetches' : 'Each iLO fetches'} it by itself, over HTTP or HTTPS
          and without signing in.
        </li>
        {direct > 1 && <li>One image is for one generation of iLO: others refuse it.</li>}
        <li>Everybody who may see what was started sees the address.</li>
      </ul>
    </div>
  )
}

const Fields = ({
  act,
  sourceIds,
  servers,
  direct,
}: {
  act: ActName
  sourceIds: readonly string[]
  servers: number
  direct: number
}) => {
  if (act === 'update-firmware') return <FirmwareFields sourceIds={sourceIds} />
  if (act === 'update-ilo-firmware') return <ImageField direct={direct} servers={servers} />
  return (
    <label className={classes.flag}>
      <input type="checkbox" name="ahsLog" /> The Active Health System log, too
    </label>
  )
}

/** What the act is told, before its preview. */
export const ActOptionsForm = ({
  act,
  sourceIds,
  servers,
  direct,
  asking,
  onAsk,
  onClose,
}: {
  act: ActName
  /** How many it is meant for. */
  servers: number
  /** How many of these are asked directly on their iLO. */
  direct: number
  sourceIds: readonly string[]
  asking: boolean
  onAsk: (options: ActOptions) => void
  onClose: () => void
}) => (
  <form
    className={classes.options}
    onSubmit={(event: SyntheticEvent<HTMLFormElement>) => {
      event.preventDefault()
      onAsk(readOptions(act, new FormData(event.currentTarget)))
    }}
  >
    <p className={classes.says}>
      For {plural(servers, 'server')}. What will happen to each stands in the preview.
    </p>
    <Fields act={act} sourceIds={sourceIds} servers={servers} direct={direct} />
    <div className={classes.buttons}>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" look="primary" disabled={asking}>
        {asking ? 'Looking' : 'Preview'}
      </Button>
    </div>
  </form>
)
