import type { ServerDetail } from '../../contract/server'
import type { ComplianceState, FirmwareLook } from '../../contract/server-look'
import type { Status } from '../../contract/shape'
import { Age } from '../../ui/age'
import { Moment } from '../../ui/moment'
import { StateShape } from '../../ui/state-shape'
import { StateWord } from '../../ui/state-word'
import { plural } from '../../util/count'
import { FirmwareInventory } from '../firmware-inventory'
import { LookPanel } from './look-panel'
import type { Com } from './use-com'
import classes from './firmware-panel.module.css'

/** How a server stands against what its group wants of it. */
export const complianceStatus: Record<ComplianceState, Status> = {
  'not-compliant': { rank: 0, word: 'Not compliant', shape: 'triangle', tone: 'warning' },
  unknown: { rank: 1, word: 'Unknown', shape: 'diamond', tone: 'neutral' },
  'not-applicable': { rank: 2, word: 'Not applicable', shape: 'struck-circle', tone: 'neutral' },
  compliant: { rank: 3, word: 'Compliant', shape: 'dot', tone: 'ok' },
}

const Baseline = ({ baseline, compliance }: Pick<FirmwareLook, 'baseline' | 'compliance'>) => (
  <p className={classes.line}>
    {compliance && <StateWord status={complianceStatus[compliance.state]} />}
    {baseline ? (
      <span title={baseline.summary ?? undefined}>
        {compliance ? 'with ' : 'Updated to '}
        <strong>{baseline.name}</strong>
      </span>
    ) : (
      <span className="dim">No baseline is set for it.</span>
    )}
    {compliance?.at && (
      <span className="dimmer">
        judged <Age at={compliance.at} /> ago
      </span>
    )}
    {compliance?.reason && <span className="dim">{compliance.reason}</span>}
  </p>
)

const Deviations = ({ deviations }: Pick<FirmwareLook, 'deviations'>) =>
  deviations.length > 0 && (
    <table className={classes.deviations}>
      <caption>{plural(deviations.length, 'component')} behind or apart from the baseline</caption>
      <thead>
        <tr>
          <th scope="col">Component</th>
          <th scope="col">Installed</th>
          <th scope="col">Baseline</th>
        </tr>
      </thead>
      <tbody>
        {deviations.map(({ name, installed, expected, file }) => (
          <tr key={`${name} ${file}`}>
            <th scope="row" title={file ?? undefined}>
              {name}
            </th>
            <td>{installed ?? <span className="dimmer">not installed</span>}</td>
            <td>{expected ?? <span className="dimmer">not told</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )

const LastUpdate = ({ last }: { last: FirmwareLook['lastUpdate'] }) =>
  last && (
    <p className={classes.line}>
      <StateShape
        {...(last.failed
          ? { shape: 'octagon', tone: 'critical' }
          : { shape: 'dot', tone: 'neutral' })}
      />
      <span>
        Last update: <strong>{last.word}</strong>
        {last.endedAt !== null && (
          <>
            {' '}
            <span className="dim">
              <Moment at={last.endedAt} /> (<Age at={last.endedAt} /> ago)
            </span>
          </>
        )}
        {last.left.length > 0 && (
          <span className="dim">
            {' · '}
            {last.left.map(({ name, word }) => `${name}: ${word.toLowerCase()}`).join(', ')}
          </span>
        )}
      </span>
    </p>
  )

/** Firmware against the baseline: what differs first, all of it on demand. */
export const FirmwarePanel = ({ server, com }: { server: ServerDetail; com: Com }) => (
  <LookPanel
    name="Firmware"
    anchor="firmware"
    part="firmware"
    server={com}
    without={<FirmwareInventory inventory={server.firmwareInventory} />}
  >
    {({ baseline, compliance, deviations, lastUpdate }) => (
      <>
        <Baseline baseline={baseline} compliance={compliance} />
        <Deviations deviations={deviations} />
        <LastUpdate last={lastUpdate} />
        <AllFirmware server={server} differing={new Set(deviations.map(({ name }) => name))} />
      </>
    )}
  </LookPanel>
)

/** Every component, folded away where there is something to say about some of them. */
const AllFirmware = ({
  server: { firmwareInventory },
  differing,
}: {
  server: ServerDetail
  differing: ReadonlySet<string>
}) => {
  if (firmwareInventory.length === 0) return <FirmwareInventory inventory={firmwareInventory} />
  return (
    <details className={classes.all}>
      <summary>
        All {plural(firmwareInventory.length, 'component')}
        {differing.size > 0 && <span className="dim">, {differing.size} of them apart</span>}
      </summary>
      <FirmwareInventory inventory={firmwareInventory} />
    </details>
  )
}
