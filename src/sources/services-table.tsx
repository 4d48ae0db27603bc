import type { Service } from '../contract/source-detail'
import { Age } from '../ui/age'
import { CopyId } from '../ui/copy-id'
import { StateWord } from '../ui/state-word'
import { Until } from '../ui/until'
import { countText } from '../util/count'
import { LatencyBars } from './latency-bars'
import { WideTable } from './wide-table'
import { errorsText, serviceStatus } from './words'
import classes from './tables.module.css'

/** What stands between us and a service, and until when; else when it answered last. */
const Standing = ({ service }: { service: Service }) => {
  const { refusal, breaker, answeredAt } = service
  const held = refusal ?? breaker
  if (held)
    return (
      <span className="dim">
        tried again in <Until at={held.until} past="a moment" />
      </span>
    )
  return answeredAt === null ? null : (
    <span className="dimmer">
      <Age at={answeredAt} /> ago
    </span>
  )
}

const Token = ({ service }: { service: Service }) => {
  const { kind, token } = service
  if (kind === 'api') return <span className="dimmer">that of the sign-in</span>
  if (token === null) return <span className="dimmer">none held</span>
  return (
    <>
      <Age at={token.since} /> old
      <span className="dimmer">
        {token.until === null ? (
          ', until refused'
        ) : (
          <>
            , <Until at={token.until} past="nothing" /> left
          </>
        )}
      </span>
    </>
  )
}

const Errors = ({ service }: { service: Service }) => {
  const { errors, lastError } = service
  if (lastError === null) return null
  const { problem, at } = lastError
  return (
    <tr className={classes.under}>
      <td colSpan={6}>
        <span className="dimmer">Last error, </span>
        <Age at={at} />
        <span className="dimmer"> ago:</span> {problem.detail}
        {problem.upstreamCode !== undefined && (
          <span className="mono dim"> {problem.upstreamCode}</span>
        )}
        {problem.supportId !== undefined && (
          <>
            <span className="dimmer"> · support id </span>
            <CopyId name="support id" id={problem.supportId} />
          </>
        )}
        <span className="dimmer"> · {errorsText(errors)}</span>
      </td>
    </tr>
  )
}

/** The services of a source in their order: how each answers, and why it last did not. */
export const ServicesTable = ({ services }: { services: readonly Service[] }) => {
  return (
    <WideTable name="How each answers">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">State</th>
          <th scope="col" className={classes.number}>
            Requests
          </th>
          <th scope="col" className={classes.number}>
            Errors
          </th>
          <th scope="col">Answers come</th>
          <th scope="col">Token</th>
        </tr>
      </thead>
      {services.map((service) => (
        <tbody key={service.id}>
          <tr>
            <th scope="row">{service.name}</th>
            <td>
              <span className={classes.line}>
                <StateWord status={serviceStatus(service)} /> <Standing service={service} />
              </span>
            </td>
            <td className={classes.number}>{countText(service.requests)}</td>
            <td className={classes.number}>
              {countText(Object.values(service.errors).reduce((sum, count) => sum + count, 0))}
            </td>
            <td>
              <LatencyBars latency={service.latency} />
            </td>
            <td>
              <Token service={service} />
            </td>
          </tr>
          <Errors service={service} />
        </tbody>
      ))}
    </WideTable>
  )
}
