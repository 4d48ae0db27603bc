import type { ServerDetail } from '../contract/server'
import classes from './detail.module.css'

/** Every firmware that the source lists, with where in the machine it sits. */
export const FirmwareInventory = ({
  inventory,
}: {
  inventory: ServerDetail['firmwareInventory']
}) => {
  if (inventory.length === 0)
    return <p className="dimmer">The source lists no firmware of this server.</p>
  return (
    <table className={classes.firmware}>
      <thead className="unseen">
        <tr>
          <th scope="col">Component</th>
          <th scope="col">Version</th>
        </tr>
      </thead>
      <tbody>
        {inventory.map(({ name, version, context }) => (
          <tr key={`${name} ${context}`}>
            <th scope="row">
              {name}
              {context !== null && <span className="dimmer"> {context}</span>}
            </th>
            <td>{version ?? <span className="dimmer">not reported</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
