import type { KeyboardEvent, RefObject } from 'react'
import type { ActName } from '../../contract/act'
import { actWords } from '../../contract/act'
import { Popup } from '../../ui/popup'
import classes from '../../acting/acting.module.css'

const groups: readonly (readonly [name: string, acts: readonly ActName[]])[] = [
  ['Power', ['power-on', 'power-off', 'force-off', 'restart', 'cold-boot']],
  ['Light and mode', ['uid-on', 'uid-off', 'maintenance-on', 'maintenance-off']],
  ['Read anew', ['refresh-inventory', 'collect-logs']],
  ['Firmware', ['update-firmware', 'update-ilo-firmware']],
]

/** Arrows move among the acts. */
const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  buttons[(next + buttons.length) % buttons.length]?.focus()
}

/** Every act there is; which of them is possible, the preview says for each server. */
export const ActMenu = ({
  anchor,
  onChoose,
  onClose,
}: {
  anchor: RefObject<HTMLElement | null>
  onChoose: (act: ActName) => void
  onClose: () => void
}) => (
  <Popup name="Act" anchor={anchor} onClose={onClose}>
    <div
      className={classes.menu}
      role="toolbar"
      tabIndex={-1}
      aria-label="Acts"
      aria-orientation="vertical"
      onKeyDown={onKeyDown}
    >
      {groups.map(([name, acts]) => (
        <section key={name} aria-label={name}>
          <h3>{name}</h3>
          {acts.map((act) => (
            <button key={act} type="button" onClick={() => onChoose(act)}>
              {actWords[act].word}
              {actWords[act].forced && <span className="dimmer">interrupts</span>}
            </button>
          ))}
        </section>
      ))}
    </div>
  </Popup>
)
