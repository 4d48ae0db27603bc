import { OrderButton } from '../acting/order-button'
import type { ActTarget } from '../contract/act'
import classes from './backups.module.css'

/** Backs these VMs up once, beside their schedules. */
export const BackUpNow = ({ targets }: { targets: readonly ActTarget[] }) => (
  <div className={classes.acts}>
    <OrderButton
      order={{ act: 'back-up-now', options: {}, targets: [...targets] }}
      word="Back up now"
    />
  </div>
)
