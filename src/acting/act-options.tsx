import { useQuery } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { bundlesQuery } from '../api/acts'
import { problemOf } from '../api/problem-error'
import type { ActName, ActOptions, Bundle } from '../contract/act'
import { waitHours } from '../contract/act'
import { Button } from '../ui/button'
import { ProblemNote } from '../ui/problem-note'
import { plural } from '../util/count'
import classes from './acting.module.css'

/** Whether an act has to be told something before it can be previewed. */
export const takesOptions = (act: ActName) => act === 'update-firmware' || act === 'collect-logs'

const flags = [
  ['installDrivers', 'Install drivers and software too'],
  ['downgrade', 'Allow older versions than it has'],
  ['skipBlocklisted', 'Skip components that are on the block list'],
  ['skipPrerequisites', 'Do not check the prerequisites'],
  ['powerOff', 'Switch it off afterwards'],
] as const

const readOptions = (act: ActName, form: FormData): ActOptions => {
  if (act === 'collect-logs') return { ahsLog: form.has('ahsLog') }
  const hours = waitHours.find((one) => String(one) === form.get('waitHours'))
  const bundle = form.get('bundle')
  return {
    bundle: typeof bundle === 'string' ? bundle : '',
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

/** What the job takes, before its preview. */
export const ActOptionsForm = ({
  act,
  sourceIds,
  servers,
  asking,
  onAsk,
  onClose,
}: {
  act: ActName
  /** How many it is meant for. */
  servers: number
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
    {act === 'update-firmware' ? (
      <FirmwareFields sourceIds={sourceIds} />
    ) : (
      <label className={classes.flag}>
        <input type="checkbox" name="ahsLog" /> The Active Health System log, too
      </label>
    )}
    <div className={classes.buttons}>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" look="primary" disabled={asking}>
        {asking ? 'Looking' : 'Preview'}
      </Button>
    </div>
  </form>
)
