import type { Role } from '../contract/session'
import { Dialog } from '../ui/dialog'
import { Kbd } from '../ui/kbd'
import { keySheet } from './keys'
import classes from './key-sheet.module.css'

/** Every key and what it does. */
export const KeySheet = ({ role, onClose }: { role: Role; onClose: () => void }) => (
  <Dialog name="Keys" onClose={onClose}>
    <dl className={classes.keys}>
      {keySheet(role).map(({ keys, what }) => (
        <div key={what}>
          <dt>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
)
