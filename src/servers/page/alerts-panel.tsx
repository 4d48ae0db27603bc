import type { Alert, ServerDetail } from '../../contract/server'
import { Panel } from '../../ui/panel'
import { plural } from '../../util/count'
import { Alerts } from '../alerts'
import { LookPanel } from './look-panel'
import type { Com } from './use-com'
import classes from './alerts-panel.module.css'

const isActive = ({ clearedAt }: Alert) => clearedAt === null

const Told = ({ alerts }: { alerts: readonly Alert[] }) => {
  const active = alerts.filter(isActive)
  const cleared = alerts.filter((alert) => !isActive(alert))
  return (
    <>
      {active.length === 0 ? (
        <p className="dimmer">No alert is active.</p>
      ) : (
        <Alerts alerts={active} />
      )}
      {cleared.length > 0 && (
        <details className={classes.cleared}>
          <summary>{plural(cleared.length, 'cleared alert')} of the last 180 days</summary>
          <Alerts alerts={cleared} />
        </details>
      )}
    </>
  )
}

/** Alerts as the mirror has them, for sources that keep no cleared ones. */
export const MirroredAlerts = ({ server }: { server: ServerDetail }) => (
  <Panel name="Alerts" anchor="alerts">
    <Told alerts={server.alerts} />
  </Panel>
)

/** Active and cleared alerts; the mirror's stand in where these were never read. */
export const AlertsPanel = ({ server, com }: { server: ServerDetail; com: Com }) => (
  <LookPanel
    name="Alerts"
    anchor="alerts"
    part="alerts"
    server={com}
    without={<Told alerts={server.alerts} />}
  >
    {(alerts) => <Told alerts={alerts} />}
  </LookPanel>
)
